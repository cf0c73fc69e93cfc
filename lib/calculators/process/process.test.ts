// Factors the guidelines derive themselves, and the laws of process emissions.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gasBook } from '../../factors/index.ts';
import { add, compare, formatDecimal, multiply, round, toDecimal } from '../../shared/decimal.ts';
import { isFault } from '../../shared/fault.ts';
import { carbonBalance, clinkerFactor, PROCESS_FACTORS, processEmissions } from './index.ts';

const book = gasBook(
  JSON.parse(readFileSync(new URL('../../factors/data/reference/gwp100-gases.json', import.meta.url), 'utf8')),
);
const potentials = { book, report: 'AR5' } as const;
const co2e = (process: string, tonnes: string | number, more: object = {}): string[] =>
  processEmissions({ process, tonnes, ...more }, potentials).map(({ co2eKg }) => formatDecimal(co2eKg));
const refusal = (act: () => unknown): string => {
  try {
    act();
    return 'answered';
  } catch (error) {
    return isFault(error) ? `${error.type.reason} ${error.problems[0]?.field}` : String(error);
  }
};

test('the default clinker factor follows from 65 % lime and 2 % kiln dust', () => {
  // IPCC 2006 Guidelines vol. 3 ch. 2 equation 2.4: 0.65 · 0.785 = 0.51, with 2 % dust 0.52 t CO2 per tonne.
  const perTonne = multiply(clinkerFactor('0.65'), toDecimal('0.001'));
  expect(formatDecimal(round(perTonne, 2))).toBe('0.51');
  expect(formatDecimal(round(multiply(perTonne, toDecimal('1.02')), 2))).toBe('0.52');
  expect(co2e('clinker', 1)).toEqual(['520']);
});

test('the default lime factor is 85 parts high-calcium and 15 parts dolomitic', () => {
  // IPCC 2006 Guidelines vol. 3 ch. 2 equation 2.8.
  const [high, dolomitic, mixed] = ['lime-high-calcium', 'lime-dolomitic', 'lime'].map((name) =>
    toDecimal(co2e(name, '0.001')[0] ?? ''),
  );
  if (high === undefined || dolomitic === undefined || mixed === undefined) throw new Error('no lime');
  const mean = add(multiply(high, toDecimal('0.85')), multiply(dolomitic, toDecimal('0.15')));
  expect(formatDecimal(round(mean, 2))).toBe(formatDecimal(mixed));
});

test('the default steel factor is 65 parts oxygen, 30 electric and 5 open-hearth furnace', () => {
  // IPCC 2006 Guidelines vol. 3 ch. 4 table 4.1, note to the global average of 1.06.
  const mix = [
    ['steel-bof', '0.65'],
    ['steel-eaf', '0.3'],
    ['steel-ohf', '0.05'],
  ].map(([name = '', share = '']) => multiply(toDecimal(co2e(name, '0.001')[0] ?? ''), toDecimal(share)));
  expect(formatDecimal(round(mix.reduce(add), 2))).toBe(co2e('steel', '0.001')[0]);
});

test('nitrous oxide and perfluorocarbons become CO2e by the report that was asked for', () => {
  expect(co2e('nitric-acid-medium-pressure', 1000)).toEqual(['1855000']);
  expect(co2e('nitric-acid-medium-pressure', 1000, { abatedShare: '0.8' })).toEqual(['371000']);
  expect(co2e('aluminium-cwpb-pfc', 10)).toEqual(['26520', '4440']);
});

test('recycled glass and carbon bound in urea emit nothing', () => {
  expect(co2e('glass', 100, { culletShare: '0.5' })).toEqual(['10000']);
  expect(co2e('ammonia', 10, { ureaTonnes: 10 })).toEqual(['13710']);
  expect(refusal(() => co2e('ammonia', 1, { ureaTonnes: 10 }))).toBe('figure_out_of_range /ureaTonnes');
});

test('a mass balance counts the carbon that does not leave in products', () => {
  const coke = { name: 'coke', tonnes: 100, carbonShare: '0.88' };
  const iron = { name: 'pig iron', tonnes: 200, carbonShare: '0.04' };
  // (88 − 8) t C · 3.664 = 293.12 t CO2, by Art. 25 of Implementing Regulation (EU) 2018/2066.
  expect(formatDecimal(carbonBalance([coke], [iron]))).toBe('293120');
  expect(refusal(() => carbonBalance([iron], [coke]))).toBe('figure_out_of_range /outputs');
});

test('twice the tonnes are twice the emissions, and parts make the whole, for every process', () => {
  const tonnes = fc.integer({ min: 0, max: 10_000_000 });
  fc.assert(
    fc.property(fc.constantFrom(...PROCESS_FACTORS.keys()), tonnes, tonnes, (process, a, b) => {
      const sum = processEmissions({ process, tonnes: a + b }, potentials);
      const [first, second] = [a, b].map((each) => processEmissions({ process, tonnes: each }, potentials));
      for (const [index, { co2eKg }] of sum.entries()) {
        const [x, y] = [first?.[index]?.co2eKg, second?.[index]?.co2eKg];
        expect(x !== undefined && y !== undefined && compare(co2eKg, add(x, y))).toBe(0);
      }
    }),
  );
});

test('an unknown process, no number and too large a share are refused by name', () => {
  expect(refusal(() => co2e('clinkr', 1))).toBe('process_unknown /process');
  for (const bad of ['NaN', '1e400', 'Infinity', ''])
    expect(refusal(() => co2e('lime', bad))).toBe('number_refused /tonnes');
  expect(refusal(() => co2e('lime', -1))).toBe('figure_out_of_range /tonnes');
  expect(refusal(() => co2e('lime', 1, { abatedShare: '1.01' }))).toBe('figure_out_of_range /abatedShare');
});
