// `npm run verify -- <receipt.json> [--keys keys.json]`: recomputes a receipt offline and says whether it holds, or where it breaks.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { builtins, replays } from '../lib/builtins/index.ts';
import { TrustFile, type Verification, verifyReceipt } from '../lib/receipts/index.ts';

const TRUST = {
  pinned: 'signed by a delegate of a trusted root key',
  delegated: 'signed by a delegate of a root key that no trust file vouches for (pass --keys to pin it)',
  'self-signed': 'signed by a key nobody vouches for',
} as const;

function describe(result: Verification): string {
  if (!result.valid) {
    const { line, field, expected, found } = result.problem;
    return `NOT VALID\n  line      ${line}\n  field     ${field}\n  expected  ${expected}\n  found     ${found}`;
  }
  const { header, seal, trust } = result;
  return [
    'VALID: every entry, total, hash and signature recomputed equal',
    `  agent      ${header.agent.id}@${header.agent.version}`,
    `  execution  ${header.executionId}, started ${header.startedAt}`,
    `  entries    ${seal.chain.entries}`,
    `  totals     ${JSON.stringify(seal.totals['total'])}`,
    `  chain      ${seal.chain.head}`,
    `  key        ${seal.signature.delegation?.rootKeyId ?? seal.signature.publicKey} (${TRUST[trust]})`,
  ].join('\n');
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { keys: { type: 'string' } } });
  const [path] = positionals;
  if (path === undefined || !existsSync(path)) {
    console.error(
      `${path === undefined ? 'No receipt named' : `There is no file ${path}`}: npm run verify -- <receipt.json> [--keys keys.json]`,
    );
    console.error(`Agents that can be recomputed: ${[...builtins.keys()].join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const trust = values.keys === undefined ? undefined : TrustFile.parse(JSON.parse(readFileSync(values.keys, 'utf8')));
  const result = await verifyReceipt(createReadStream(path), { replays, ...(trust === undefined ? {} : { trust }) });
  console.log(describe(result));
  process.exitCode = result.valid ? 0 : 1;
}

await main();
