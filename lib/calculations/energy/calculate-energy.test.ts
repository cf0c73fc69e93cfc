// A building's intensity comes out as its city published it; what cannot be compared is a gap.
import { expect, test } from 'vitest';
import { buildingTables } from '../../factors/index.ts';
import { isFault } from '../../shared/fault.ts';
import { calculateEnergy } from './calculate-energy.ts';
import { EnergyRequest, EnergyResult } from './contract.ts';

// City of Seattle, 2016 Building Energy Benchmarking, OSEBuildingID 52.
const BUILDING = {
  uses: [
    { energy: 'electricity', amount: '1257791.75', unit: 'kWh' },
    { energy: 'natural-gas', amount: '18948.76', unit: 'therm' },
  ],
  floorArea: '94900',
  areaUnit: 'ft2',
  year: 2016,
  propertyType: 'Office',
};
const ask = (more = {}) => calculateEnergy(buildingTables(), EnergyRequest.parse({ ...BUILDING, ...more }));
const refused = (more: object) => {
  try {
    return ask(more).siteEui;
  } catch (error) {
    if (!isFault(error)) throw error;
    return `${error.type.reason} ${error.problems[0]?.field ?? ''}`;
  }
};

test('site and source EUI are those the city published, and the median is beside them', () => {
  const result = ask();
  expect(EnergyResult.parse(result)).toEqual(result);
  expect(Number(result.siteEui)).toBeCloseTo(65.2, 1);
  expect(Number(result.sourceEui)).toBeCloseTo(163, 0);
  expect(Number(result.benchmark?.difference)).toBeCloseTo(
    Number(result.siteEui) / Number(result.benchmark?.medianSiteEui) - 1,
    9,
  );
});

test('square metres give the same intensity', () => {
  const { siteEui } = ask({ floorArea: '8816.498496', areaUnit: 'm2' });
  expect(Number(siteEui)).toBeCloseTo(Number(ask().siteEui), 9);
});

test('a type without a reliable median is a gap, and what was not said is listed', () => {
  expect(ask({ propertyType: 'Hospital' })).toMatchObject({
    benchmark: null,
    gaps: [expect.stringContaining('Hospital')],
  });
  expect(ask({ propertyType: undefined }).gaps).toHaveLength(1);
  expect(ask().assumptions.map(({ code }) => code)).toEqual(['country_default']);
});

test('each bad field is refused by its pointer', () => {
  expect(refused({ floorArea: '0' })).toBe('figure_out_of_range /floorArea');
  expect(refused({ uses: [{ energy: 'electricity', amount: '-5', unit: 'kWh' }] })).toBe(
    'figure_out_of_range /uses/0/amount',
  );
  expect(refused({ uses: [{ energy: 'electricity', amount: '5', unit: 'therm' }] })).toBe(
    'building_value_missing /uses/0/unit',
  );
  const steam = { uses: [{ energy: 'district-steam', amount: '5', unit: 'kBtu' }], country: 'CA' };
  expect(refused(steam)).toBe('building_value_missing /uses/0/energy');
  expect(refused({ floorArea: '1e400' })).toBe('number_refused /floorArea');
});
