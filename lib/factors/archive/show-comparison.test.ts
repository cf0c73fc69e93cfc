// Two editions are shown side by side with every figure that moved, and only where they can be compared.
import { expect, test } from 'vitest';
import { isFault } from '../../shared/fault.ts';
import { EditionComparisonView } from './contract.ts';
import { archive } from './open-archive.ts';
import { showComparison } from './show-comparison.ts';

const refused = (from: string, to: string) => {
  try {
    return showComparison(archive(), from, { with: to }).series;
  } catch (error) {
    return isFault(error) ? `${error.type.reason} ${error.problems[0]?.field}: ${error.message}` : String(error);
  }
};

test('the revision of eGRID 2023 shows what it changed, absolutely and relatively', () => {
  const view = showComparison(archive(), 'egrid-2023-first', { with: 'egrid-2023-second' });
  expect(EditionComparisonView.parse(view)).toEqual(view);
  const nycw = view.changed.find(({ region }) => region === 'US-NYCW')?.changes.find(({ figure }) => figure === 'co2');
  expect(Number(nycw?.absolute)).toBeCloseTo(Number(nycw?.to) - Number(nycw?.from), 12);
  // 110 lb/MWh between the two releases.
  expect(Math.abs(Math.abs(Number(nycw?.absolute) / 0.00045359237) - 110)).toBeLessThan(1);
});

test('counts and lists agree, and only the jumps can be asked for', () => {
  const all = showComparison(archive(), 'defra-2024-all', { with: 'defra-2025-all' });
  const { added, removed, changed, jumped } = all.counts;
  expect([all.added.length, all.removed.length, all.changed.length]).toEqual([added, removed, changed]);
  const some = showComparison(archive(), 'defra-2024-all', { with: 'defra-2025-all', only: 'jumped' });
  expect(some.counts).toEqual(all.counts);
  expect(some.changed).toHaveLength(jumped);
  expect(some.changed).toEqual(all.changed.filter((each) => each.jumped));
});

test('an unknown set is named with the nearest known one, and unlike series are refused', () => {
  expect(refused('defra-2042-all', 'defra-2024-all')).toMatch(/^factor_set_not_found \/path\/setId: .*defra-202\d-all/);
  expect(refused('defra-2024-all', 'nothing')).toMatch(/^factor_set_not_found \/query\/with/);
  expect(refused('defra-2024-all', 'egrid-2022')).toMatch(/^factor_editions_unlike \/query\/with/);
});
