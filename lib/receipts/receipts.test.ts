// What a receipt promises: recomputed it holds, altered anywhere it breaks and says where, and only trusted keys count.
import { createSign, verify as cryptoVerify, generateKeyPairSync } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadBuiltin, replays } from '../builtins/index.ts';
import { type Delegation, type ReceiptSigner, type TrustFile, type Verification, verifyReceipt } from './index.ts';
import { delegationPayload, ed25519Signer, rawPublicKey } from './signature.ts';

const root = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ephemeral = generateKeyPairSync('ed25519');
const rootPublicKey = root.publicKey.export({ format: 'der', type: 'spki' }).toString('base64url');

function delegation(parts: Partial<Delegation> = {}): Delegation {
  const said = {
    rootKeyId: 'root-1',
    publicKey: rawPublicKey(ephemeral.publicKey),
    notAfter: '2030-01-01T00:00:00.000Z',
    ...parts,
  };
  const signature = createSign('sha256').update(delegationPayload(said)).sign(root.privateKey).toString('base64url');
  return { ...said, signature, rootPublicKey };
}

async function* bytes(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const all = Buffer.from(content);
  for (let i = 0; i < all.length; i += 999) yield all.subarray(i, i + 999);
}
const verify = (content: string | Uint8Array, trust?: TrustFile): Promise<Verification> =>
  verifyReceipt(bytes(content), { replays, ...(trust === undefined ? {} : { trust }) });

const FILE =
  'site,date,fuel,quantity,unit,region\n' +
  '"Mill ""A"" \u20ac\u2028",2025-03,natural gas,"1,000.5",therm,US\n' +
  'Mill B,2023-07,electricity,250.5,MWh,US-RFCW\n' +
  'Mill B,2025-03,unobtainium,1,kg,US\n' +
  'Mill C,2025-03,natural gas,1,000,therm,US\n' +
  'Mill C,2025-04,diesel,10,US gallon,US\n';

async function receiptOf(signer: ReceiptSigner, file = FILE): Promise<string> {
  const parts: string[] = [];
  await (await loadBuiltin('fuel-emissions'))?.run({
    executionId: 'exe_01J00000000000000000000000',
    tenantId: 'acme',
    startedAt: '2026-11-21T00:00:00.000Z',
    input: { gwpSet: 'AR6', activityFile: { fileId: 'f' } },
    file: bytes(file),
    sink: { receipt: (text) => void parts.push(text), rows: () => undefined, refused: () => undefined },
    signer,
  });
  return parts.join('');
}
const selfSigned = await receiptOf(ed25519Signer(ephemeral.privateKey));
const rooted = await receiptOf(ed25519Signer(ephemeral.privateKey, delegation()));
const trust: TrustFile = { rootKeys: [{ rootKeyId: 'root-1', publicKey: rootPublicKey }] };

test('a receipt is one JSON document whose parts are canonical', () => {
  expect(JSON.parse(rooted)).toMatchObject({
    header: { agent: { id: 'fuel-emissions' } },
    seal: { chain: { entries: 5 } },
  });
  const entries = rooted
    .split('\n')
    .slice(1, 6)
    .map((line) => line.replace(/^,/, ''));
  for (const entry of entries) expect(canonicalize(JSON.parse(entry))).toBe(entry);
});

test('an untouched receipt holds, however it is signed', async () => {
  expect(await verify(selfSigned)).toMatchObject({ valid: true, trust: 'self-signed' });
  expect(await verify(rooted)).toMatchObject({ valid: true, trust: 'delegated' });
  expect(await verify(rooted, trust)).toMatchObject({ valid: true, trust: 'pinned' });
});

test('any flipped bit of any byte is found', async () => {
  const original = Buffer.from(rooted);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: original.length - 1 }),
      fc.integer({ min: 0, max: 7 }),
      async (at, bit) => {
        const altered = Buffer.from(original);
        altered[at] = (altered[at] ?? 0) ^ (1 << bit);
        expect((await verify(altered)).valid, `byte ${at} bit ${bit}: ${original.subarray(at - 20, at + 20)}`).toBe(
          false,
        );
      },
    ),
    { numRuns: 1500 },
  );
});

test('the twin of the root signature, which verifies as well, is found to be another', async () => {
  const { signature } = delegation();
  const twin = twinOf(Buffer.from(signature, 'base64url'));
  expect(cryptoVerify('sha256', delegationPayload(delegation()), root.publicKey, twin)).toBe(true);
  const [, own = ''] = /"delegation":\{.*?"signature":"([^"]+)"/.exec(rooted) ?? [];
  const altered = rooted.replace(own, twinOf(Buffer.from(own, 'base64url')).toString('base64url'));
  expect(altered).not.toBe(rooted);
  expect(await verify(altered, trust)).toMatchObject({ valid: false, problem: { field: 'seal.signature' } });
});

/** (r, n−s) for (r, s): ECDSA takes both. */
function twinOf(der: Buffer): Buffer {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const split = 4 + (der[3] ?? 0);
  const s = BigInt(`0x${der.subarray(split + 2).toString('hex')}`);
  const hex = (order - s).toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  const value = Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
  const body = Buffer.concat([der.subarray(2, split), Buffer.from([2, value.length]), value]);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}

test('bytes added, removed or moved are found', async () => {
  const lines = rooted.split('\n');
  const swapped = [lines[0], lines[1], lines[3], lines[2], ...lines.slice(4)].join('\n');
  for (const altered of [
    '',
    ' ',
    `\uFEFF${rooted}`,
    `${rooted}\n`,
    rooted.slice(0, -1),
    rooted.slice(1),
    swapped,
    lines.slice(0, -2).join('\n'),
    `${rooted}${rooted}`,
  ]) {
    expect((await verify(altered)).valid).toBe(false);
  }
});

test('the problem names line, field and both values', async () => {
  const forged = rooted.replace('"quantity":"250.5"', '"quantity":"25.05"');
  expect(await verify(forged)).toMatchObject({
    valid: false,
    problem: { line: 3, field: 'amount', expected: '"25.05"', found: '"250.5"' },
  });
  const total = rooted.replace('"computed":3', '"computed":4');
  const found = await verify(total);
  expect(found).toMatchObject({
    problem: { line: 7, field: 'seal.totals.counts.computed', expected: '3', found: '4' },
  });
});

test('fields that are not known are named, with what to do', async () => {
  expect(await verify(rooted.replace('{"agent":{"id"', '{"aa":1,"agent":{"id"'))).toMatchObject({
    valid: false,
    problem: {
      line: 1,
      field: 'header',
      found: 'also "aa"',
      expected: expect.stringContaining('as it was downloaded'),
    },
  });
});

test('a set, version or rounding this installation does not carry is named, not ignored', async () => {
  const other = rooted.replace('"version":"1.1.0"', '"version":"9.9.9"');
  expect(await verify(other)).toMatchObject({
    valid: false,
    problem: { line: 1, found: expect.stringContaining('9.9.9') },
  });
  const set = rooted.replace('"id":"defra-2024"', '"id":"defra-2029"');
  expect(await verify(set)).toMatchObject({
    valid: false,
    problem: { line: 1, found: expect.stringContaining('defra-2029') },
  });
});

test('only a trusted root key, in time and for this very key, vouches for a receipt', async () => {
  const stranger: TrustFile = { rootKeys: [{ rootKeyId: 'root-2', publicKey: rootPublicKey }] };
  expect(await verify(rooted, stranger)).toMatchObject({
    problem: { field: 'seal.signature.delegation.rootKeyId', found: 'root-1' },
  });
  expect(await verify(selfSigned, trust)).toMatchObject({ problem: { field: 'seal.signature.delegation' } });
  const impostor = { rootKeys: [{ rootKeyId: 'root-1', publicKey: 'AAAA' }] };
  expect(await verify(rooted, impostor)).toMatchObject({
    problem: { field: 'seal.signature.delegation.rootPublicKey' },
  });
  const late = await receiptOf(
    ed25519Signer(ephemeral.privateKey, delegation({ notAfter: '2020-01-01T00:00:00.000Z' })),
  );
  expect(await verify(late, trust)).toMatchObject({ problem: { field: 'seal.signature.delegation.notAfter' } });
  const foreign = await receiptOf(ed25519Signer(generateKeyPairSync('ed25519').privateKey, delegation()));
  expect(await verify(foreign, trust)).toMatchObject({ problem: { field: 'seal.signature.delegation.publicKey' } });
});

test('bytes that are no receipt are refused, never thrown at', async () => {
  const pieces = fc.array(fc.oneof(fc.string(), fc.constantFrom(...rooted.split('\n'))), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array(),
        pieces.map((p) => Buffer.from(p.join('\n'))),
      ),
      async (content) => {
        expect((await verify(content)).valid).toBe(false);
      },
    ),
  );
});
