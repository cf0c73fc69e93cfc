// The guard behind every input schema: what does not fit its item is refused, never cut.
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { pack, textInItem } from './keep.ts';
import { putDocuments } from './run-documents.ts';

const tooLarge = expect.objectContaining({ type: expect.objectContaining({ reason: 'run_too_large' }) });

test('what fits comes back as it was, however it is kept', () => {
  for (const text of ['', 'short', 'long '.repeat(50_000)]) expect(textInItem(pack('output', text))).toBe(text);
});

test('what fits neither item nor answer is refused, naming the document', () => {
  expect(() => pack('receipt', randomBytes(100_000).toString('hex'))).toThrow(tooLarge);
  const put = (more: object) => putDocuments('exe_1', { input: '{}', ...more });
  expect(() => put({ output: ' '.repeat(1_000_001) })).toThrow(tooLarge);
  expect(() => put({ rows: randomBytes(450_000).toString('hex') })).toThrow(tooLarge);
});
