// What a framework demands: fields of a record or of every item of a list, under certain conditions; and every topic of a list.
import * as z from 'zod';
import { defineCheck, type Probe, STAGES } from '../engine/check.ts';
import { isGiven, isList, join, type Path, type Place, pathOf, placesAt, rootOf } from '../engine/path.ts';
import type { Reading } from '../engine/reading.ts';
import { type Asked, Condition, compileCondition } from './condition.ts';

const conditions = z.array(Condition);
const Clauses = z.looseObject({
  when: conditions.default([]),
  need: conditions.min(1),
  cases: z.array(z.strictObject({ when: conditions, need: conditions.min(1) })).default([]),
});

interface Clause {
  readonly when: readonly Asked[];
  readonly need: readonly Asked[];
}

/** `need` holds whenever all of `when` does; `cases` are further such pairs under the same `when`. */
const clausesOf = ({ when, need, cases }: z.output<typeof Clauses>): Clause[] =>
  [{ when: [], need }, ...cases].map((each) => ({
    when: [...when, ...each.when].map(compileCondition),
    need: each.need.map(compileCondition),
  }));

const demand = defineCheck('demand', Clauses, (given) =>
  clausesOf(given).flatMap(({ when, need }) =>
    need.map(
      (asked): Probe => ({
        stage: STAGES.record,
        roots: [...when, asked].flatMap(({ rootNames }) => rootNames),
        run(record, say) {
          const base = { pointer: '', value: record.record };
          if (!when.every((condition) => condition.holds(record, base))) return false;
          for (const { place, expected } of asked.unmet(record, base)) say(place.pointer, place.value, { expected });
          return true;
        },
      }),
    ),
  ),
);

/** The same for every item of a list; with `some` there must be one. */
const each = defineCheck('each', Clauses.extend({ list: z.string(), some: z.boolean().default(false) }), (given) => {
  const [path, clauses] = [pathOf(given.list), clausesOf(given)];
  return [
    {
      stage: STAGES.record,
      roots: [rootOf(path)],
      run(record, say) {
        const items = itemsOf(record, path);
        const [list] = record.places(path);
        if (given.some && items.length === 0 && list) say(list.pointer, list.value, { expected: 'have an entry' });
        for (const item of items)
          for (const { when, need } of clauses)
            if (when.every((condition) => condition.holds(record, item)))
              for (const { place, expected } of need.flatMap((asked) => asked.unmet(record, item)))
                say(place.pointer, place.value, { expected });
        return given.some || items.length > 0;
      },
    },
  ];
});

const itemsOf = (record: Reading, path: Path): Place[] =>
  record
    .places(path)
    .flatMap(({ pointer, value }) =>
      isList(value) ? value.map((item, index) => ({ pointer: join(pointer, index), value: item })) : [],
    );

const Cover = z.looseObject({
  list: z.string(),
  by: z.string().optional(),
  vocabulary: z.string(),
  required: z.boolean().default(false),
});

/** Every word of a vocabulary has its entry in a list. */
const cover = defineCheck('cover', Cover, ({ list, by, vocabulary, required }, { books }) => {
  const [path, key, words] = [pathOf(list), by === undefined ? [] : pathOf(by), books.vocabulary(vocabulary)];
  return [
    {
      stage: STAGES.record,
      roots: [rootOf(path)],
      run(record, say) {
        const [place] = record.places(path);
        if (place === undefined || (!required && !isGiven(place.value))) return false;
        const found = itemsOf(record, path).flatMap((item) => placesAt(item.value, key).map(({ value }) => value));
        const covered = new Set(found.map((value) => words.of.get(String(value).trim().toLowerCase())));
        const missing = words.values.filter((word) => !covered.has(word));
        if (missing.length > 0) say(place.pointer, undefined, { missing: missing.join(', ') });
        return true;
      },
    },
  ];
});

export const demands = [demand, each, cover];
