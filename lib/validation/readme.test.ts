// What the README tells people to paste runs, and finds what it says it finds.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TERMS, ValidateRequest } from './contract.ts';
import { openTable } from './reading/open-table.ts';
import { openVerdictAtOnce } from './verdict.ts';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const bodies = [...README.matchAll(/v1\/validate [^']*'Content-Type: application\/json' -d '([^']+)'/g)];

async function findingsOf(body: string) {
  const { records = [], csv = '', date = '2026-11-21', ...terms } = ValidateRequest.parse(JSON.parse(body));
  const from = csv === '' ? 'json' : 'table';
  const verdict = openVerdictAtOnce({ ...terms, date, from });
  for (const [at, record] of records.entries()) verdict.record({ row: at + 1 }, record);
  if (csv !== '') {
    async function* bytes() {
      yield Buffer.from(csv);
    }
    const table = await openTable(bytes(), { fields: verdict.fields });
    for await (const batch of table.batches) for (const each of batch.records) verdict.placed(each, table.columns);
  }
  return verdict.report([]).findings;
}

test('the table of the README: a row without fault, and one with four', async () => {
  const found = await findingsOf(bodies[0]?.[1] ?? '');
  expect(found.map(({ line, column, ruleId }) => [line, column, ruleId])).toEqual([
    [3, 'mass t', 'data.numeric-type'],
    [3, 'customs date', 'data.date-type'],
    [3, 'mrn', 'cbam.customs-entry'],
    [3, 'origin', 'cbam.country-of-origin'],
  ]);
});

test('the plots of the README: the open one has a proposal', async () => {
  const found = await findingsOf(bodies[1]?.[1] ?? '');
  const [open] = found.filter(({ proposal }) => proposal !== undefined);
  expect(open?.proposal).toMatchObject({ action: 'close_rings', field: '/plots/1/geometry' });
  expect(bodies).toHaveLength(2);
});

test('the file of the README is of a type there is', () => {
  const [, recordType] = /data-validation\/execute[^\n]*\\"recordType\\":\\"([a-z-]+)\\"/.exec(README) ?? [];
  expect(TERMS.recordType.safeParse(recordType).success).toBe(true);
});
