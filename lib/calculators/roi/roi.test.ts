// Third parties' worked examples, and the laws a rate of return must obey.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { compare, type Decimal, decimal, formatDecimal } from '../../shared/decimal.ts';
import { isFault } from '../../shared/fault.ts';
import { integerRoot } from '../integer-root.ts';
import file from './data/cases-finance-irr-npv.json' with { type: 'json' };
import {
  abatementCurve,
  carbonReturn,
  levelPayment,
  marginalAbatementCost,
  modifiedRateOfReturn,
  netPresentValue,
  payback,
  ratesOfReturn,
  simpleReturn,
} from './index.ts';
import { halve, isolatePositiveRoots } from './isolate-roots.ts';

const Case = z.object({
  id: z.string(),
  tolerance: z.union([z.string(), z.number()]),
  inputs: z.object({
    cashflows: z.array(z.number()).default([]),
    rate: z.number().default(0),
    finance_rate: z.number().default(0),
    reinvest_rate: z.number().default(0),
    nper: z.number().default(0),
    pv: z.number().default(0),
  }),
  expected: z.record(z.string(), z.nullable(z.number())),
});
const cases = z.object({ cases: z.array(Case) }).parse(file).cases;
const number = (value: Decimal): number => Number(formatDecimal(value));
const allowed = ({ tolerance, expected }: z.infer<typeof Case>, value: number): number => {
  if (typeof tolerance === 'number') return tolerance;
  if (tolerance.startsWith('rel ')) return Math.abs(value) * Number(tolerance.slice(4));
  return 10 ** -(String(Object.values(expected)[0]).split('.')[1]?.length ?? 0);
};
const reasonOf = (act: () => unknown): string => {
  try {
    act();
    return 'answered';
  } catch (error) {
    return isFault(error) ? `${error.type.reason} ${error.problems[0]?.field ?? ''}` : String(error);
  }
};

function answers({ inputs, expected }: z.infer<typeof Case>): readonly Decimal[] {
  if ('irr' in expected) return ratesOfReturn(inputs.cashflows).rates;
  if ('npv' in expected) return [netPresentValue(inputs.rate, inputs.cashflows)];
  if ('pmt' in expected) return [levelPayment({ rate: inputs.rate, periods: inputs.nper, presentValue: inputs.pv })];
  const rates = { financeRate: inputs.finance_rate, reinvestRate: inputs.reinvest_rate };
  return [modifiedRateOfReturn(inputs.cashflows, rates)];
}

test.each(cases.map((each) => [each.id, each] as const))('%s comes out within its tolerance', (_, each) => {
  const wanted = Object.values(each.expected)[0];
  if (wanted === null || wanted === undefined) {
    expect(reasonOf(() => answers(each))).toBe('sign_change_missing /cashFlows');
    return;
  }
  const nearest = Math.min(...answers(each).map((value) => Math.abs(number(value) - wanted)));
  expect(nearest).toBeLessThanOrEqual(allowed(each, wanted));
});

test('every rate of return is reported: one, several or none', () => {
  const rates = (...flows: (number | string)[]) => {
    const { status, rates: found } = ratesOfReturn(flows);
    return [status, ...found.map(formatDecimal)];
  };
  expect(rates(-100, 110)).toEqual(['one', '0.1']);
  expect(rates(-1000, 2500, -1540)).toEqual(['several', '0.1', '0.4']);
  expect(rates(-1, 6, -11, 6)).toEqual(['several', '0', '1', '2']);
  expect(rates(1, -2, 2)).toEqual(['none']);
  expect(rates('-100', '220', '-121')).toEqual(['one', '0.1']);
  expect(rates(0, -100, 105, 0)).toEqual(['one', '0.05']);
  expect(rates(-100, 1)).toEqual(['one', '-0.99']);
  expect(ratesOfReturn([-217500, 108466, 101129, -1585]).signChanges).toBe(2);
  const monthly = [-100000, ...Array.from({ length: 359 }, () => 600)];
  expect(rates(...monthly)).toEqual(['one', expect.stringMatching(/^0\.0049/)]);
});

test('an exact root between two others does not hide them', () => {
  const roots = isolatePositiveRoots([-6n, 11n, -6n, 1n]);
  expect(roots).toHaveLength(3);
  const refined = roots.map((root) => {
    let narrow = root;
    for (let i = 0; i < 60; i++) narrow = halve([-6n, 11n, -6n, 1n], narrow);
    return Number(narrow.low) / 2 ** narrow.bits;
  });
  refined.forEach((value, index) => {
    expect(value).toBeCloseTo(index + 1, 9);
  });
});

const amount = fc.integer({ min: -5000, max: 5000 });

test('the NPV at every reported rate is zero, up to the twelfth decimal of the rate', () => {
  fc.assert(
    fc.property(fc.array(amount, { minLength: 2, maxLength: 8 }), (flows) => {
      fc.pre(flows.some((v) => v > 0) && flows.some((v) => v < 0));
      for (const rate of ratesOfReturn(flows).rates) {
        fc.pre(number(rate) > -0.9);
        const step = decimal(1n, 11);
        const [below, above] = [-1n, 1n].map((sign) =>
          netPresentValue(decimal(rate.coefficient * 10n ** BigInt(12 - rate.scale) + sign * 10n, 12), flows),
        );
        const here = Math.abs(number(netPresentValue(rate, flows)));
        const slope = Math.abs(number(above ?? step) - number(below ?? step));
        expect(here).toBeLessThanOrEqual(slope + 1e-6);
      }
    }),
    { numRuns: 60 },
  );
});

test('rates built into cash flows are all found again', () => {
  const growth = fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(growth, (percents) => {
      const product = percents.reduce<bigint[]>(
        (polynomial, percent) => {
          const next = new Array<bigint>(polynomial.length + 1).fill(0n);
          polynomial.forEach((coefficient, index) => {
            next[index] = (next[index] ?? 0n) + coefficient * 100n;
            next[index + 1] = (next[index + 1] ?? 0n) - coefficient * BigInt(percent);
          });
          return next;
        },
        [1n],
      );
      const found = ratesOfReturn(product.map(String)).rates.map((rate) => formatDecimal(rate));
      const built = percents.toSorted((a, b) => a - b).map((p) => formatDecimal(decimal(BigInt(p) - 100n, 2)));
      expect(found).toEqual(built);
    }),
    { numRuns: 40 },
  );
});

test('NPV is linear in the cash flows, and at rate zero their sum', () => {
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 9 }), (flows, n) => {
      fc.pre(flows.some((v) => v !== 0));
      expect(number(netPresentValue(0, flows))).toBe(flows.reduce((a, b) => a + b, 0));
      const once = number(netPresentValue('0.07', flows));
      const times = number(
        netPresentValue(
          '0.07',
          flows.map((v) => v * n),
        ),
      );
      expect(Math.abs(times - once * n)).toBeLessThan(1e-6);
    }),
    { numRuns: 50 },
  );
});

test('payback falls within the period that fills the gap, and discounting never hastens it', () => {
  expect(payback([-1000, 400, 400, 400])).toEqual({ periods: decimal(2_500_000_000_000n, 12), lostAgain: false });
  expect(payback([-1000, 400])).toEqual({ lostAgain: false });
  expect(payback([-100, 200, -300]).lostAgain).toBe(true);
  const saving = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 3, maxLength: 20 });
  fc.assert(
    fc.property(saving, (savings) => {
      const flows = [-700, ...savings];
      const [simple, later] = [payback(flows).periods, payback(flows, '0.08').periods];
      if (later === undefined) return;
      expect(simple !== undefined && compare(simple, later) <= 0).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('a measure that pays for itself has a negative abatement cost, and cheaper tonnes come first', () => {
  const cost = (cashFlows: number[]) => number(marginalAbatementCost({ rate: 0, cashFlows, avoidedKg: 50_000 }));
  expect(cost([-1000, 1500])).toBe(-10);
  expect(cost([-1000, 0])).toBe(20);
  const curve = abatementCurve([
    { name: 'heat pump', costPerTonne: 80, avoidedKg: 1000 },
    { name: 'lamps', costPerTonne: -40, avoidedKg: 500 },
  ]);
  expect(curve.map(({ name, cumulativeKg }) => [name, number(cumulativeKg)])).toEqual([
    ['lamps', 500],
    ['heat pump', 1500],
  ]);
  const returned = carbonReturn({ investment: 1000, embodiedKg: 200, avoidedKgByPeriod: [100, 200, 300] });
  expect(number(returned.netAvoidedKgPerMoney)).toBe(0.4);
  expect(number(returned.carbonPayback.periods ?? decimal(0n))).toBe(1.5);
  expect(number(simpleReturn(100, 130))).toBe(0.3);
});

test('what cannot be answered names the field', () => {
  const flows = { rate: '0.1', cashFlows: [-1, 2], avoidedKg: 0 };
  expect(reasonOf(() => ratesOfReturn([]))).toBe('cash_flows_refused /cashFlows');
  expect(reasonOf(() => ratesOfReturn([0, 0]))).toBe('cash_flows_refused /cashFlows');
  expect(reasonOf(() => ratesOfReturn([1, 2]))).toBe('sign_change_missing /cashFlows');
  expect(reasonOf(() => ratesOfReturn([-1, Number.NaN]))).toBe('number_refused /cashFlows/1');
  expect(reasonOf(() => netPresentValue(Number.POSITIVE_INFINITY, [-1]))).toBe('number_refused /rate');
  expect(reasonOf(() => netPresentValue('1e400', [-1]))).toBe('number_refused /rate');
  expect(reasonOf(() => netPresentValue(1e300, [-1]))).toBe('number_refused /rate');
  expect(reasonOf(() => netPresentValue(-1, [-1]))).toBe('figure_out_of_range /rate');
  expect(reasonOf(() => marginalAbatementCost(flows))).toBe('figure_out_of_range /avoidedKg');
  expect(reasonOf(() => levelPayment({ rate: 0, periods: 0, presentValue: 1 }))).toBe('figure_out_of_range /periods');
  expect(reasonOf(() => payback(new Array(601).fill(1)))).toBe('cash_flows_refused /cashFlows');
});

test('integer roots are exact', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.integer({ min: 1, max: 30 }), (value, degree) => {
      const root = integerRoot(value, degree);
      expect(root ** BigInt(degree) <= value && (root + 1n) ** BigInt(degree) > value).toBe(true);
    }),
  );
});
