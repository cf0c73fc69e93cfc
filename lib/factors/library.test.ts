// The committed sets are the ones the manifest describes, and lookups explain themselves.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatDecimal } from '../shared/decimal.ts';
import { type FactorQuery, findFactor } from './find-factor.ts';
import { library } from './library.ts';

const books = library();
const query = (parts: Partial<FactorQuery>): FactorQuery => ({
  fuel: 'natural gas',
  unit: 'therm',
  region: 'US',
  period: { from: '2025-06-01', to: '2025-06-30' },
  factorPeriod: 'strict',
  ...parts,
});
const ask = (parts: Partial<FactorQuery>): string => {
  const found = findFactor(books, query(parts));
  return 'code' in found ? `${found.field} ${found.code}: ${found.reason} ${found.remedy}` : found.factor.id;
};
const in2024 = { from: '2024-01-01', to: '2024-01-31' };

test('every committed file has the checksum the manifest and the receipts name', () => {
  for (const set of books.sets.values()) {
    const body = readFileSync(new URL(`./data/${set.id}.json`, import.meta.url));
    expect(createHash('sha256').update(body).digest('hex'), set.id).toBe(set.sha256);
  }
});

test('published figures stand unchanged, without spreadsheet dust', () => {
  const figures = (id: string) => {
    const factor = books.factors.get(id);
    return [factor?.co2, factor?.ch4, factor?.n2o].map((f) => (f === undefined ? '' : formatDecimal(f)));
  };
  expect(figures('EPAHUB-2025-T1-natural-gas-mmbtuhhv')).toEqual(['53.06', '0.001', '0.0001']);
  expect(figures('EPAHUB-2025-T1-plastics-mmbtuhhv')).toEqual(['75', '0.032', '0.0042']);
  expect(figures('EPAHUB-2025-T7-steam-and-heat-mmbtu')).toEqual(['66.33', '0.00125', '0.000125']);
  expect(figures('EGRID-2023R2-NWPP')).toEqual(['286.55017586195', '0.02449398798', '0.00362873896']);
  expect(figures('DEFRA-2024-7_400_4000_5')).toEqual(['0.20493', '0.0009', '0.00122']);
  expect([...books.sets.keys()].map((id) => [...books.factors.values()].filter((f) => f.set.id === id).length)).toEqual(
    [64, 27, 120],
  );
});

test('a question finds the factor of its place, unit and time', () => {
  expect(ask({})).toBe('EPAHUB-2025-T1-natural-gas-mmbtuhhv');
  expect(ask({ region: 'US-NWPP' })).toBe('EPAHUB-2025-T1-natural-gas-mmbtuhhv');
  expect(ask({ region: 'uk', unit: 'kWh (Gross CV)', period: in2024 })).toBe('DEFRA-2024-1_100_1004_6');
  expect(
    ask({ fuel: 'Electricity', unit: 'kWh', region: 'nwpp', period: { from: '2023-05-01', to: '2023-05-31' } }),
  ).toBe('EGRID-2023R2-NWPP');
  expect(ask({ fuel: 'diesel', unit: 'litres', region: 'GB', period: in2024 })).toBe('DEFRA-2024-1_101_1011_8');
});

test('what cannot be answered names the field, the reason and the nearest right thing', () => {
  expect(ask({ fuel: 'natral gas' })).toMatch(/^fuel fuel_unknown.*"natural-gas"/);
  expect(ask({ fuel: '' })).toMatch(/^fuel fuel_missing/);
  expect(ask({ unit: 'thrms' })).toMatch(/^unit unit_unknown.*"therms"/);
  expect(ask({ unit: 'ton' })).toMatch(/^unit unit_ambiguous.*short ton/);
  expect(ask({ unit: 'kg' })).toMatch(/^unit unit_mismatch.*density/);
  expect(ask({ region: '' })).toMatch(/^region region_missing/);
  expect(ask({ region: 'US-NWPX' })).toMatch(/^region region_unknown.*"US-NWPP"/);
  expect(ask({ fuel: 'electricity', unit: 'kWh' })).toMatch(/^region region_without_factor.*US-NWPP/);
  expect(ask({ region: 'GB', unit: 'kWh', period: in2024 })).toMatch(/^unit unit_ambiguous.*gross CV/);
  expect(ask({ region: 'GB', unit: 'gallon', fuel: 'petrol', period: in2024 })).toMatch(
    /^unit unit_ambiguous.*imperial gallon/,
  );
  expect(ask({ region: 'GB', unit: 'm3', period: { from: '2019-01-01', to: '2019-12-31' } })).toMatch(
    /^date period_without_factor.*defra-2024 \(2024-01-01 to 2024-12-31\)/,
  );
  expect(ask({ period: { from: '2019-01-01', to: '2019-12-31' }, factorPeriod: 'nearest' })).toBe(
    'EPAHUB-2025-T1-natural-gas-mmbtuhhv',
  );
});
