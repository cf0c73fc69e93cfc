// A framework shows a figure rounded once; nothing is ever computed from what is shown.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, decimal, multiply, toDecimal } from '../../shared/decimal.ts';
import { FRAMEWORK_NAMES, present, presentationOf } from './index.ts';

test('figures are shown in tonnes with the digits of the framework, half to even', () => {
  const shown = (kg: string, framework: (typeof FRAMEWORK_NAMES)[number]) => present(toDecimal(kg), framework).value;
  expect([shown('12500', 'eu-ets'), shown('13500', 'eu-ets'), shown('12500.001', 'eu-ets')]).toEqual([
    '12',
    '14',
    '13',
  ]);
  expect([shown('1234.565', 'secr'), shown('1234.565', 'cbam'), shown('1234.565', 'ghg-protocol')]).toEqual([
    '1.23',
    '1.23456',
    '1',
  ]);
});

test('every framework says its source and whether it prescribes the digits', () => {
  for (const name of FRAMEWORK_NAMES) {
    const { source, prescribed, unit } = presentationOf(name);
    expect(source.length).toBeGreaterThan(20);
    expect(/leaves? the digits open|digits left open|metric tonnes of CO2e$/.test(source)).toBe(!prescribed);
    expect(unit).toBe('t CO2e');
  }
});

test('what is shown is never further than half a digit from the figure', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.constantFrom(...FRAMEWORK_NAMES), (units, framework) => {
      const kg = decimal(units, 6);
      const { value, places } = present(kg, framework);
      const shownKg = multiply(toDecimal(value), toDecimal('1000'));
      const half = decimal(5n * 1000n, places + 1);
      const off = compare(shownKg, kg) >= 0 ? [shownKg, kg] : [kg, shownKg];
      const [high = kg, low = kg] = off;
      const gap = {
        coefficient:
          high.coefficient * 10n ** BigInt(20 - high.scale) - low.coefficient * 10n ** BigInt(20 - low.scale),
        scale: 20,
      };
      expect(compare(gap, half)).toBeLessThanOrEqual(0);
    }),
  );
});
