// What the README tells people to paste runs: each body is a valid input of its agent and comes out with nothing refused.
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { ed25519Signer } from '../receipts/index.ts';
import { loadBuiltin } from './index.ts';

const textOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const samples = [
  ...textOf('README.md').matchAll(
    /v1\/agents\/([a-z-]+)\/execute.*?'Content-Type: application\/json' -d (?:'([^']+)'|@(\S+))/g,
  ),
].map(([, agent = '', body, file = '']) => [agent, body ?? textOf(file)] as const);
const Body = z.object({ mode: z.literal('sync'), input: z.record(z.string(), z.json()) });

test('every sample of the README runs as it stands', async () => {
  expect(samples.map(([agent]) => agent)).toEqual(['fuel-emissions', 'cbam', 'building-energy', 'eudr']);
  for (const [id, body] of samples) {
    const agent = await loadBuiltin(id);
    const { input } = Body.parse(JSON.parse(body));
    expect(agent?.input.safeParse(input).success, id).toBe(true);
    const done = await agent?.run({
      executionId: 'exe_1',
      startedAt: '2026-11-21T00:00:00.000Z',
      input,
      sink: { receipt: () => undefined, rows: () => undefined, refused: () => undefined },
      signer: ed25519Signer(generateKeyPairSync('ed25519').privateKey),
    });
    expect(done?.progress, id).toMatchObject({ rowsRefused: 0 });
    expect(done?.progress.rowsComputed, id).toBeGreaterThan(0);
  }
});
