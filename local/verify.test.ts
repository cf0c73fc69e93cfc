// What a person trusts is the command's word and its exit code: only a pinned root key earns both.
import { spawnSync } from 'node:child_process';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadBuiltin } from '../lib/builtins/index.ts';
import { delegationPayload, ed25519Signer, type ReceiptSigner, rawPublicKey } from '../lib/receipts/index.ts';
import type { JsonObject } from '../lib/shared/json.ts';

const dir = mkdtempSync(join(tmpdir(), 'verify-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A root key under the real one's id: the id is public, so anybody can make one. */
function rooted() {
  const [root, own] = [generateKeyPairSync('ec', { namedCurve: 'P-256' }), generateKeyPairSync('ed25519')];
  const said = {
    rootKeyId: 'root-1',
    publicKey: rawPublicKey(own.publicKey),
    notAfter: '2030-01-01T00:00:00.000Z',
  };
  const signature = createSign('sha256').update(delegationPayload(said)).sign(root.privateKey).toString('base64url');
  const publicKey = root.publicKey.export({ format: 'der', type: 'spki' }).toString('base64url');
  const signer = ed25519Signer(own.privateKey, { ...said, signature, rootPublicKey: publicKey });
  return { signer, trust: { rootKeys: [{ rootKeyId: 'root-1', publicKey }] } };
}

const STEAM = {
  gwpSet: 'AR5',
  activities: [{ site: 'A', date: '2025', fuel: 'steam', quantity: '1', unit: 'kBtu', region: 'US' }],
};

async function receiptFile(
  name: string,
  signer: ReceiptSigner,
  { agent, input }: { agent: string; input: JsonObject } = { agent: 'fuel-emissions', input: STEAM },
): Promise<string> {
  const parts: string[] = [];
  await (await loadBuiltin(agent))?.run({
    executionId: 'exe_01J00000000000000000000000',
    startedAt: '2026-11-21T00:00:00.000Z',
    input,
    sink: { receipt: (text) => void parts.push(text), rows: () => undefined, refused: () => undefined },
    signer,
  });
  return written(name, parts.join(''));
}

function written(name: string, text: string): string {
  writeFileSync(join(dir, name), text);
  return join(dir, name);
}

function verify(...args: string[]) {
  const script = new URL('./verify.ts', import.meta.url).pathname;
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

const genuine = rooted();
const [receipt, forged] = [
  await receiptFile('receipt.json', genuine.signer),
  await receiptFile('forged.json', rooted().signer),
];
const keys = written('keys.json', JSON.stringify(genuine.trust));

test('a receipt under a pinned root key is valid', () => {
  expect(verify(receipt, '--keys', keys)).toMatchObject({ status: 0, said: expect.stringMatching(/^VALID/) });
});

test('of an agent that has no one total all of them are shown', async () => {
  const input = { recordType: 'activity', records: [{ id: 'A' }] };
  const file = await receiptFile('validation.json', genuine.signer, { agent: 'data-validation', input });
  expect(verify(file, '--keys', keys).said).toMatch(/^ {2}totals +\{"counts":\{.*"records":1/m);
});

test('whoever signs with own keys under the real key id is found out', () => {
  expect(verify(forged, '--keys', keys)).toMatchObject({ status: 1, said: expect.stringMatching(/^NOT VALID/) });
});

test('without a trust file nothing is valid, and it is said how to pin the root key', () => {
  for (const file of [receipt, forged]) {
    const { status, said } = verify(file);
    expect(status).toBe(1);
    expect(said).toMatch(/^NOT TRUSTED/);
    expect(said).toContain('--keys');
    expect(said).not.toMatch(/^VALID/m);
  }
});

test('who only wants the figures recomputed can say so, and is told what that leaves open', () => {
  const { status, said } = verify(forged, '--allow-unpinned');
  expect(status).toBe(0);
  expect(said).toMatch(/^RECOMPUTED, NOT TRUSTED/);
});

test('a trust file that is none is named, and so is a receipt that is not there', () => {
  expect(verify(receipt, '--keys', written('odd.json', '{"keys":[]}'))).toMatchObject({
    status: 2,
    said: expect.stringContaining('odd.json is no trust file'),
  });
  expect(verify(receipt, '--keys', join(dir, 'absent.json'))).toMatchObject({
    status: 2,
    said: expect.stringContaining('absent.json'),
  });
  expect(verify(join(dir, 'none.json'))).toMatchObject({ status: 2, said: expect.stringContaining('none.json') });
});
