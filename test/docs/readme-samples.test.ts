// README.md: every line that asks a built-in agent to compute is one the agent answers, with no row refused and a receipt that holds.
import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { BUILTIN_IDS, loadBuiltin, replays } from '../../lib/builtins/index.ts';
import { ed25519Signer, verifyReceipt } from '../../lib/receipts/index.ts';
import { ROOT } from '../architecture/read-imports.ts';

const readme = await readFile(`${ROOT}/README.md`, 'utf8');
const ASKS = /\/v1\/agents\/([\w-]+)\/execute [^']*'[^']*' -d '(\{[^']*\})'/g;
const Body = z.object({ mode: z.literal('sync'), input: z.record(z.string(), z.json()) });
const samples = [...readme.matchAll(ASKS)].map(([, agent = '', body = '']) => ({ agent, body }));
const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);

test.each(samples.filter(({ agent }) => BUILTIN_IDS.includes(agent)))('$agent answers', async ({ agent, body }) => {
  const receipt: string[] = [];
  const { output } =
    (await (
      await loadBuiltin(agent)
    )?.run({
      executionId: 'exe_1',
      startedAt: '2026-01-01T00:00:00.000Z',
      input: Body.parse(JSON.parse(body)).input,
      sink: { receipt: (text) => void receipt.push(text), rows: () => undefined, refused: () => undefined },
      signer,
    })) ?? {};
  expect(output).toMatchObject({ counts: { refused: 0 } });
  async function* bytes() {
    yield Buffer.from(receipt.join(''));
  }
  expect((await verifyReceipt(bytes(), { replays })).valid).toBe(true);
});

test('the climate agents have their sample', () => {
  const wanted = ['fuel-emissions', 'cbam', 'building-energy'];
  expect(samples.map(({ agent }) => agent)).toEqual(expect.arrayContaining(wanted));
});
