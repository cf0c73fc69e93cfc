// docs/database-calls.md: how often each operation calls the database, as the contract tests count it in its answers.
import { readFile } from 'node:fs/promises';
import { readCatalogue } from '../../lib/kernel/catalogue.ts';
import { ROOT } from '../architecture/read-imports.ts';
import { Promised } from '../contract/promised-calls.ts';
import { markdownTable } from './table.ts';

const HEAD = `# Calls of the database, operation by operation

The most that each operation's own example costs, counted on the way out to the network, repetitions included: a \`read\` is one GetItem, a
\`batch read\` one BatchGetItem of up to a hundred items, a \`query\` one page of one key's items, a \`transaction\` one TransactWriteItems. A
container that remembers makes fewer; a list with more than the page asked for adds a query of its counters. Nothing scans. Every answer says of itself what it took: \`Server-Timing: store;dur=1.9;desc="1 read"\`. Signing in and rate limits are the
authorizer's: nothing for half a minute after the first request.

`;

export async function databaseCallsPage(): Promise<string> {
  const promised = Promised.parse(JSON.parse(await readFile(`${ROOT}/test/contract/data/database-calls.json`, 'utf8')));
  const { functions } = await readCatalogue(ROOT);
  const rows = functions
    .flatMap(({ spec }) => (spec.kind === 'endpoint' ? [spec] : []))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, route }) => [`\`${id}\``, `\`${route}\``, promised[id] ?? 'not counted']);
  return `${HEAD}${markdownTable(['operation', 'route', 'calls'], rows)}\n`;
}
