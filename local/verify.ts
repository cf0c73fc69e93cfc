// `npm run verify -- <receipt.json> --keys <keys.json>`: recomputes a receipt offline and says whether it holds, or where it breaks.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BUILTIN_IDS, replays } from '../lib/builtins/index.ts';
import { TrustFile, type Verification, verifyReceipt } from '../lib/receipts/index.ts';

const USAGE = 'npm run verify -- <receipt.json> --keys <keys.json> [--allow-unpinned]';

type Valid = Extract<Verification, { valid: true }>;

const TRUST: Readonly<Record<Valid['trust'], string>> = {
  pinned: 'signed by a delegate of a trusted root key',
  delegated: 'signed by a delegate of a root key that nobody vouches for',
  'self-signed': 'signed by a key that nobody vouches for',
};

/** A receipt brings its own keys, so that they agree proves nothing about who signed it. */
const UNPINNED = [
  'Anybody can sign like this, under any key id. Pin the root key with --keys <keys.json>, as the platform publishes it',
  "under /.well-known/receipt-keys.json; --allow-unpinned checks the figures alone, whoever's they are.",
];

function describe(result: Verification, allowUnpinned: boolean): string {
  if (!result.valid) {
    const { line, field, expected, found } = result.problem;
    return `NOT VALID\n  line      ${line}\n  field     ${field}\n  expected  ${expected}\n  found     ${found}`;
  }
  if (result.trust === 'pinned')
    return ['VALID: every entry, total, hash and signature recomputed equal', ...facts(result)].join('\n');
  const verdict = allowUnpinned
    ? 'RECOMPUTED, NOT TRUSTED: every entry, total and hash recomputed equal, but whose receipt this is stands open'
    : 'NOT TRUSTED: no trusted root key stands behind this receipt';
  return [verdict, ...facts(result), ...UNPINNED].join('\n');
}

const facts = ({ header, seal, trust }: Valid): string[] => [
  `  agent      ${header.agent.id}@${header.agent.version}`,
  `  execution  ${header.executionId}, started ${header.startedAt}`,
  `  entries    ${seal.chain.entries}`,
  `  totals     ${JSON.stringify(seal.totals['total'] ?? seal.totals)}`,
  `  chain      ${seal.chain.head}`,
  `  key        ${seal.signature.delegation?.rootKeyId ?? seal.signature.publicKey} (${TRUST[trust]})`,
];

function misused(why: string): void {
  console.error(`${why}: ${USAGE}`);
  console.error(`Agents that can be recomputed: ${BUILTIN_IDS.join(', ')}`);
  process.exitCode = 2;
}

function readTrust(path: string): TrustFile | undefined {
  try {
    return TrustFile.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function main(): Promise<void> {
  const options = { keys: { type: 'string' }, 'allow-unpinned': { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [path] = positionals;
  if (path === undefined) return misused('No receipt named');
  const missing = [path, values.keys].find((file) => file !== undefined && !existsSync(file));
  if (missing !== undefined) return misused(`There is no file ${missing}`);
  const trust = values.keys === undefined ? undefined : readTrust(values.keys);
  if (values.keys !== undefined && trust === undefined) return misused(`${values.keys} is no trust file`);
  const result = await verifyReceipt(createReadStream(path), { replays, ...(trust === undefined ? {} : { trust }) });
  console.log(describe(result, values['allow-unpinned']));
  process.exitCode = result.valid && (result.trust === 'pinned' || values['allow-unpinned']) ? 0 : 1;
}

await main();
