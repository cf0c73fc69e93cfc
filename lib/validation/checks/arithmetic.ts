// Whether figures agree with each other: products, sums, places, units, magnitudes. Exact decimals; a figure may be off by half its last place.
import * as z from 'zod';
import {
  add,
  compare,
  type Decimal,
  decimal,
  formatDecimal,
  multiply,
  negate,
  toDecimal,
  ZERO,
} from '../../shared/decimal.ts';
import { defineCheck, type Probe, type Say, STAGES } from '../engine/check.ts';
import { isGiven, type Place, pathOf, placesAt, rootOf } from '../engine/path.ts';
import type { Reading } from '../engine/reading.ts';

const magnitude = (value: Decimal): Decimal => (value.coefficient < 0n ? negate(value) : value);

/** Half a unit of the last place that `stated` shows. */
const agrees = (stated: Decimal, exact: Decimal): boolean =>
  compare(magnitude(add(stated, negate(exact))), decimal(5n, stated.scale + 1)) <= 0;

/** Every item of a list: `result` is the product of `factors`. */
const product = defineCheck(
  'product',
  z.looseObject({ list: z.string(), result: z.string(), factors: z.array(z.string()).min(2) }),
  ({ list, result, factors }) => {
    const path = pathOf(list);
    return [
      whole([rootOf(path)], (record, say) => {
        let judged = false;
        for (const item of record.places([...path, '*'])) {
          const at = (name: string) => figureAt(record, item, name);
          const [stated, ...given] = [at(result), ...factors.map(at)];
          if (stated === undefined || given.some((each) => each === undefined)) continue;
          judged = true;
          const exact = given.reduce((all, each) => multiply(all, each?.figure ?? ZERO), decimal(1n));
          if (!agrees(stated.figure, exact))
            say(stated.pointer, stated.value, { expected: formatDecimal(exact), formula: factors.join(' × ') });
        }
        return judged;
      }),
    ];
  },
);

/** `total` is the sum of `parts`. */
const sum = defineCheck('sum', z.looseObject({ total: z.string(), parts: z.string() }), (given) => {
  const [total, parts] = [pathOf(given.total), pathOf(given.parts)];
  return [
    whole([rootOf(total), rootOf(parts)], (record, say) => {
      const stated = figureOf(record, record.places(total)[0]);
      const figures = record.places(parts).map((place) => figureOf(record, place));
      if (stated === undefined || figures.length === 0) return false;
      const exact = figures.reduce((all, each) => add(all, each?.figure ?? ZERO), ZERO);
      if (!agrees(stated.figure, exact))
        say(stated.pointer, stated.value, { expected: formatDecimal(exact), parts: String(figures.length) });
      return true;
    }),
  ];
});

/** All figures at `fields` show the decimal places that `places` declares. */
const decimals = defineCheck('decimals', z.looseObject({ places: z.string(), fields: z.string() }), (given) => {
  const [declared, fields] = [pathOf(given.places), pathOf(given.fields)];
  return [
    whole([rootOf(declared), rootOf(fields)], (record, say) => {
      const due = figureOf(record, record.places(declared)[0]);
      if (due === undefined) return false;
      const expected = formatDecimal(due.figure);
      const stated = record.places(fields).flatMap((place) => figureOf(record, place) ?? []);
      for (const { pointer, value, figure } of stated)
        if (String(figure.scale) !== expected) say(pointer, value, { expected, found: String(figure.scale) });
      return stated.length > 0;
    }),
  ];
});

/** All values at `fields` are the one at `as`. */
const same = defineCheck('same', z.looseObject({ as: z.string(), fields: z.string() }), (given) => {
  const [as, fields] = [pathOf(given.as), pathOf(given.fields)];
  return [
    whole([rootOf(as), rootOf(fields)], (record, say) => {
      const due = record.places(as)[0]?.value;
      const stated = record.places(fields).filter(({ value }) => isGiven(value));
      if (!isGiven(due)) return false;
      for (const { pointer, value } of stated) if (value !== due) say(pointer, value, { expected: String(due) });
      return stated.length > 0;
    }),
  ];
});

/** In every item of a list the two fields of each pair say the same. */
const alike = defineCheck(
  'alike',
  z.looseObject({ list: z.string(), pairs: z.array(z.tuple([z.string(), z.string()])).min(1) }),
  ({ list, pairs }) => {
    const path = pathOf(list);
    return [
      whole([rootOf(path)], (record, say) => {
        const items = record.places([...path, '*']);
        for (const item of items) for (const pair of pairs) tellUnlike(item, pair, say);
        return items.length > 0;
      }),
    ];
  },
);

function tellUnlike(item: Place, pair: readonly [string, string], say: Say): void {
  const [left, right] = pair.map((name) => placesAt(item.value, pathOf(name), item.pointer)[0]);
  if (!isGiven(left?.value) || right === undefined) return;
  const expected = JSON.stringify(left.value);
  if (JSON.stringify(right.value) !== expected) say(right.pointer, right.value, { expected });
}

/** `field` lies between `low` and `high` times `to`: further away it is rather a slip than a year. */
const ratio = defineCheck(
  'ratio',
  z.looseObject({ field: z.string(), to: z.string(), low: z.string(), high: z.string() }),
  (given) => {
    const [field, to] = [pathOf(given.field), pathOf(given.to)];
    const [low, high] = [toDecimal(given.low), toDecimal(given.high)];
    return [
      whole([rootOf(field), rootOf(to)], (record, say) => {
        const [found, base] = [field, to].map((path) => figureOf(record, record.places(path)[0]));
        if (found === undefined || base === undefined || base.figure.coefficient === 0n) return false;
        const out =
          compare(found.figure, multiply(base.figure, low)) < 0 ||
          compare(found.figure, multiply(base.figure, high)) > 0;
        if (out)
          say(found.pointer, found.value, { base: formatDecimal(base.figure), low: given.low, high: given.high });
        return true;
      }),
    ];
  },
);

type Figured = Place & { readonly figure: Decimal };

const figureOf = (record: Reading, place: Place | undefined): Figured | undefined => {
  const figure = place && record.decimal(place);
  return place && figure ? { ...place, figure } : undefined;
};
const figureAt = (record: Reading, item: Place, name: string): Figured | undefined =>
  figureOf(record, placesAt(item.value, pathOf(name), item.pointer)[0]);

const whole = (roots: readonly string[], run: Probe['run']): Probe => ({ stage: STAGES.whole, roots, run });

export const arithmetic = [product, sum, decimals, same, alike, ratio];
