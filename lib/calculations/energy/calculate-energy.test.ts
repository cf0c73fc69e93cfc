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
});

const only = (asked: object) => {
  const result = calculateEnergy(buildingTables(), EnergyRequest.parse(asked));
  expect(EnergyResult.parse(result)).toEqual(result);
  return result;
};
const refusal = (asked: object) => {
  try {
    return only(asked).reference;
  } catch (error) {
    if (!isFault(error)) throw error;
    return `${error.type.reason} ${error.problems[0]?.field ?? ''}`;
  }
};
const readings = (...shown: [string, number, object?][]) =>
  shown.map(([day, register, more]) => ({ day, register, ...more }));
const meter = (more: object) => ({ id: 'E1', energy: 'electricity', unit: 'kWh', ...more });
const year = { year: 2024, floorArea: 1000, areaUnit: 'ft2' };

test('meter readings become the year they cover: gaps told, or filled when asked and then a default', () => {
  const shown = readings(['2024-01-01', 1000], ['2024-07-01', 2820], ['2024-12-01', 4350]);
  const open = only({ ...year, meters: [meter({ readings: shown })] });
  expect(open.consumption?.[0]).toMatchObject({ amount: '3350', coveredDays: 335, days: 366, filled: '0' });
  expect(open.gaps[0]).toContain('2024-12-01 to 2024-12-31');
  expect(open.siteKbtu).toBe('11430.2');
  const filled = only({ ...year, meters: [meter({ readings: shown, fillGaps: true })] });
  expect(filled.consumption?.[0]).toMatchObject({ filled: '310', amount: '3660' });
  expect(filled.defaultsUsed.map(({ what }) => what)).toEqual(['country_default', 'gap_filled']);
  expect(filled.shareOnDefaults).toBe('1');
});

test('an exchange, a roll-over and a multiplier are declared, and a register that goes backwards otherwise is refused', () => {
  const back = readings(['2024-01-01', 99000], ['2025-01-01', 500]);
  expect(refusal({ ...year, meters: [meter({ readings: back })] })).toBe(
    'meter_data_refused /meters/0/readings/1/register',
  );
  const amount = (more: object) => only({ ...year, meters: [meter(more)] }).consumption?.[0]?.amount;
  expect(amount({ readings: back, registerSize: 100000 })).toBe('1500');
  expect(amount({ readings: back, registerSize: 100000, multiplier: 40 })).toBe('60000');
  const exchanged = readings(
    ['2024-01-01', 900],
    ['2024-06-01', 0, { reset: true, finalRegister: 1000 }],
    ['2025-01-01', 50],
  );
  expect(amount({ readings: exchanged })).toBe('150');
  const bill = { from: '2024-01-01', to: '2024-01-31', amount: 5 };
  expect(
    refusal({ ...year, meters: [meter({ periods: [bill, { ...bill, from: '2024-01-31', to: '2024-02-28' }] })] }),
  ).toBe('meter_data_refused /meters/0/periods/1/from');
  expect(refusal({ ...year, meters: [meter({})] })).toBe('energy_fields_missing /meters/0/readings');
  expect(refusal({ ...year, to: '2023-01-01', meters: [meter({ periods: [bill] })] })).toBe('meter_data_refused /to');
});

// Fairbanks North Star Borough, annual heat (MMBtu) and heating degree days of one building, fiscal years 2007 to 2016
// (alanmitchell/fnsb-benchmark@b7b8066).
const FAIRBANKS = [
  ...[
    [7691.68, 14075],
    [8144.34, 13382],
    [7858.28, 14471],
    [7603.41, 13119],
    [7545.24, 13667],
    [8227.55, 13960],
  ],
  ...[
    [8414.63, 14939],
    [8009.39, 12531],
    [6879.68, 12345],
    [6483.65, 12017],
  ],
].map(([amount, degreeDays]) => ({ amount, degreeDays }));

test('weather is taken out along the fitted line, with how well it fits', () => {
  const { weather, gaps } = only({ weather: { periods: FAIRBANKS, normalDegreeDays: 134506 } });
  // Checked against numpy 1.26: polyfit and corrcoef of the same pairs.
  expect(Number(weather?.line?.r2)).toBeCloseTo(0.542194205708, 9);
  expect(Number(weather?.line?.perDegreeDay)).toBeCloseTo(0.466746711, 8);
  expect(Number(weather?.line?.cvRmse)).toBeCloseTo(0.056463782088, 9);
  expect(weather?.line?.sound).toBe(false);
  expect(gaps[0]).toContain('less than 0.75');
  expect(Number(weather?.normalised)).toBeCloseTo(Number(weather?.amount), 2);
  const ratio = { periods: [{ amount: 100, degreeDays: 2000 }], normalDegreeDays: 2200, method: 'ratio', baseload: 20 };
  expect(only({ weather: ratio }).weather?.normalised).toBe('108');
  const means = { periods: [{ amount: 1, dailyMeans: [5, 10, 20] }], base: 15, normalDegreeDays: 30, method: 'ratio' };
  expect(only({ weather: means }).weather?.degreeDays).toBe('15');
  expect(refusal({ weather: { ...means, base: undefined } })).toBe('energy_fields_missing /weather/base');
  expect(refusal({ weather: { ...ratio, method: 'regression' } })).toBe('too_few_observations /weather/periods');
});

test('bills of tariffs with bands, blocks and demand add up in one currency', () => {
  const tariff = {
    currency: 'EUR',
    standingPerDay: '0.50',
    bands: { day: [{ upTo: 100, pricePerUnit: '0.30' }, { pricePerUnit: '0.25' }], night: '0.18' },
    pricePerPeakUnit: '12',
  };
  const bill = { tariff, days: 30, byBand: { day: 150, night: 50 }, peak: '4.2' };
  const { cost } = only({ bills: [bill, bill] });
  expect(cost?.bills[0]).toEqual({ currency: 'EUR', standing: '15', energy: '51.5', demand: '50.4', total: '116.9' });
  expect(cost?.total.total).toBe('233.8');
  expect(refusal({ bills: [bill, { ...bill, tariff: { ...tariff, currency: 'USD' } }] })).toBe(
    'currencies_mixed /bills/1/tariff/currency',
  );
  expect(refusal({ bills: [{ ...bill, byBand: { peak: 1 } }] })).toBe('figure_out_of_range /bills/0/byBand/peak');
});

test('efficiency and renewable share are answered alone, and a question without question is refused', () => {
  expect(only({ conversion: { input: 100, usefulOutput: 320 } }).efficiency).toBe('3.2');
  expect(refusal({ conversion: { input: 0, usefulOutput: 320 } })).toBe('figure_out_of_range /conversion/input');
  const sources = [
    { amount: 30, renewable: true },
    { amount: 90, renewable: false },
  ];
  expect(only({ sources }).renewableShare).toBe('0.25');
  expect(refusal({ sources: [{ amount: 0, renewable: true }] })).toBe('figure_out_of_range /sources');
  expect(refusal({ reference: 'nothing' })).toBe('energy_fields_missing /uses');
  expect(refusal({ uses: BUILDING.uses })).toBe('energy_fields_missing /year');
  expect(only({ uses: BUILDING.uses, year: 2016 }).gaps[0]).toContain('floor area');
});

test('stated uncertainties of the uses become that of the whole', () => {
  const uses = BUILDING.uses.map((use) => ({ ...use, relative95: '0.05' }));
  expect(ask({ uses }).uncertainty).toMatchObject({ status: 'known', method: 'error-propagation' });
  expect(ask().uncertainty).toMatchObject({ status: 'unknown' });
});

test('a refusal says the field where it stands, and its value as it was given', () => {
  const said = (asked: object) => {
    try {
      return only(asked).reference;
    } catch (error) {
      if (!isFault(error)) throw error;
      const [{ field, message, details } = { field: '', message: '' }] = error.problems;
      return { field, message, value: details?.['value'] };
    }
  };
  const back = readings(['2024-01-01', 100], ['2025-01-01', 50.5]);
  expect(said({ ...year, meters: [meter({ readings: back })] })).toMatchObject({ value: '50.5' });
  expect(said({ conversion: { input: '0', usefulOutput: '1' } })).toMatchObject({
    field: '/conversion/input',
    message: expect.stringMatching(/^\/conversion\/input is 0/),
  });
  const periods = [{ from: '2024-01-01', to: '2024-02-01', amount: '5' }];
  expect(said({ ...year, meters: [meter({ readings: back, periods })] })).toMatchObject({ field: '/meters/0/periods' });
  const ratio = { method: 'ratio', periods: [{ amount: 5, degreeDays: 3 }], normalDegreeDays: 4, baseload: 50 };
  expect(said({ weather: ratio })).toMatchObject({ field: '/weather/baseload', value: '50' });
});
