// Every agent of this release comes out at its golden cases, and judging them is exact.
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ed25519Signer, verifyReceipt } from '../receipts/index.ts';
import { decimal, formatDecimal } from '../shared/decimal.ts';
import { valueAt } from '../shared/json-pointer.ts';
import { BUILTIN_IDS, type BuiltinAgent, type GoldenCase, judge, loadBuiltin, replays } from './index.ts';

const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function run(agent: BuiltinAgent, { input, file }: GoldenCase) {
  let receipt = '';
  const sink = {
    receipt: (text: string) => {
      receipt += text;
    },
    rows: () => undefined,
    refused: () => undefined,
  };
  const startedAt = '2026-11-21T00:00:00.000Z';
  const content = file === undefined ? {} : { file: bytes(file) };
  const done = await agent.run({ executionId: 'exe_1', startedAt, input, sink, signer, ...content });
  return { ...done, receipt };
}

const agentOf = async (id: string): Promise<BuiltinAgent> => {
  const agent = await loadBuiltin(id);
  if (!agent) throw new Error(`There is no ${id}.`);
  return agent;
};

describe.each(BUILTIN_IDS)('%s', (id) => {
  test('comes out at each of its golden cases, and each receipt recomputes', async () => {
    const agent = await agentOf(id);
    const cases = await agent.golden();
    expect(cases.length).toBeGreaterThan(2);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    expect(cases.some(({ file }) => file !== undefined)).toBe(true);
    for (const each of cases) {
      expect(each.citation.length, each.name).toBeGreaterThan(20);
      expect(agent.input.safeParse(each.input).success, each.name).toBe(true);
      const { output, receipt } = await run(agent, each);
      const judged = each.expected.map((expected) => judge(expected, output));
      expect(
        judged.filter(({ passed }) => !passed),
        each.name,
      ).toEqual([]);
      expect((await verifyReceipt(bytes(receipt), { replays })).valid, each.name).toBe(true);
    }
  });

  test('shows its headline figures in every result, and names the sets behind it among those it computes with', async () => {
    const agent = await agentOf(id);
    const known = agent.sets();
    expect(known.length).toBeGreaterThan(0);
    for (const each of await agent.golden()) {
      const { output, sets } = await run(agent, each);
      for (const { at } of agent.headlines) expect(valueAt(output, at), at).toMatch(/^-?\d+(\.\d+)?$/);
      expect(sets.length).toBeGreaterThan(0);
      for (const set of sets) expect(known).toContainEqual(set);
    }
  });
});

test('a figure passes exactly when it lies within the tolerance', () => {
  const small = fc.integer({ min: -1_000_000, max: 1_000_000 });
  fc.assert(
    fc.property(small, small, fc.nat(1_000_000), (value, off, tolerance) => {
      const text = (n: number) => formatDecimal(decimal(BigInt(n), 6));
      const judged = judge({ at: '/x', value: text(value), tolerance: text(tolerance) }, { x: text(value + off) });
      expect(judged.passed).toBe(Math.abs(off) <= tolerance);
      expect(judged.difference).toBe(text(off));
    }),
  );
});

test.each([
  [{ at: '/x', value: '1.50' }, { x: '1.5' }, true],
  [{ at: '/x', value: 3 }, { x: 3 }, true],
  [{ at: '/x', value: '1.5' }, { x: '1.5000001' }, false],
  [{ at: '/x', value: '1.5', tolerance: '9' }, { x: 'NaN' }, false],
  [{ at: '/x', value: '1.5', tolerance: '9' }, {}, false],
  [{ at: '/x', value: 'low' }, { x: 'low' }, true],
  [{ at: '/x', value: null }, { x: null }, true],
  [{ at: '/x', value: null }, {}, false],
])('%j of %j: passed is %s', (expected, output, passed) => {
  expect(judge(expected, output)).toMatchObject({ passed });
});
