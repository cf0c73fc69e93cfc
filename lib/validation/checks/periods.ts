// Whether days stand in the order and at the distance they claim.
import * as z from 'zod';
import { compare, toDecimal } from '../../shared/decimal.ts';
import { defineCheck, STAGES } from '../engine/check.ts';
import { daysBetween } from '../engine/dates.ts';
import { isGiven, type Place, pathOf, placesAt, rootOf } from '../engine/path.ts';
import type { Reading } from '../engine/reading.ts';

const dayAt = (record: Reading, path: readonly string[]): (Place & { readonly day: string }) | undefined => {
  const [place] = record.places(path);
  const day = place && record.day(place);
  return place && day !== undefined ? { ...place, day } : undefined;
};

/** Fields that declare `before`: their day is not later than that of the field they name. */
const ordered = defineCheck('ordered', z.looseObject({}), (_, { fields }) =>
  Object.entries(fields).flatMap(([name, { before }]) =>
    before === undefined
      ? []
      : [
          {
            stage: STAGES.record,
            roots: [name, before],
            run(record, say) {
              const [first, second] = [dayAt(record, [name]), dayAt(record, [before])];
              if (first === undefined || second === undefined) return false;
              if (first.day > second.day) say(first.pointer, first.value, { other: before, end: second.day });
              return true;
            },
          },
        ],
  ),
);

/** A year of reporting: from day to day twelve months, or the 52 or 53 weeks of a retail calendar. */
const period = defineCheck('period', z.looseObject({ start: z.string(), end: z.string() }), ({ start, end }) => [
  {
    stage: STAGES.whole,
    roots: [start, end],
    run(record, say) {
      const [first, last] = [dayAt(record, [start]), dayAt(record, [end])];
      if (first === undefined || last === undefined) return false;
      const days = daysBetween(first.day, last.day) + 1;
      if (![364, 365, 366, 371].includes(days)) say(last.pointer, last.value, { days: String(days), start: first.day });
      return true;
    },
  },
]);

/** The days that a result says lie between two of its dates, both counted. */
const elapsed = defineCheck(
  'elapsed',
  z.looseObject({ list: z.string(), from: z.string(), to: z.string(), days: z.string() }),
  (given) => {
    const list = pathOf(given.list);
    return [
      {
        stage: STAGES.whole,
        roots: [rootOf(list)],
        run(record, say) {
          let judged = false;
          for (const item of record.places([...list, '*'])) {
            const at = (name: string) => placesAt(item.value, [name], item.pointer)[0];
            const [from, to, days] = [at(given.from), at(given.to), at(given.days)];
            const [first, last] = [from && record.day(from), to && record.day(to)];
            if (first === undefined || last === undefined || days === undefined || !isGiven(days.value)) continue;
            judged = true;
            const expected = String(daysBetween(first, last) + 1);
            const stated = record.decimal(days);
            if (stated === undefined || compare(stated, toDecimal(expected)) !== 0)
              say(days.pointer, days.value, { expected, first, last });
          }
          return judged;
        },
      },
    ];
  },
);

export const periods = [ordered, period, elapsed];
