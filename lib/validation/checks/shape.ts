// Whether values keep to what their field declares: words, lengths, bounds, patterns, dates, no value twice, other fields beside them.
import * as z from 'zod';
import { compare, toDecimal } from '../../shared/decimal.ts';
import { type Check, defineCheck, type Say, STAGES, type Stage } from '../engine/check.ts';
import { isGiven, isList, join, type Place } from '../engine/path.ts';
import type { Reading } from '../engine/reading.ts';
import type { FieldSpec } from '../model.ts';

type Judge = (record: Reading, place: Place, say: Say) => void;

/** One check over all fields that declare something: `of` answers the judge of a field, or nothing where it declares nothing. */
function declared(kind: string, stage: Stage, of: (spec: FieldSpec) => Judge | undefined): Check {
  return defineCheck(kind, z.looseObject({}), (_, { fields }) =>
    Object.entries(fields).flatMap(([name, spec]) => {
      const judge = of(spec);
      if (judge === undefined) return [];
      return [
        {
          stage,
          roots: [name],
          run(record, say) {
            const place = { pointer: `/${name}`, value: record.field(name) };
            if (!isGiven(place.value)) return false;
            judge(record, place, say);
            return true;
          },
        },
      ];
    }),
  );
}

const enumerated = declared('enumerated', STAGES.shape, ({ values }) => {
  if (values === undefined) return undefined;
  const known = new Set(values);
  return (_, { pointer, value }, say) => {
    if (typeof value === 'string' && !known.has(value)) say(pointer, value, { expected: values.join(', ') });
  };
});

const length = declared('length', STAGES.shape, ({ minLength = 0, maxLength }) => {
  if (minLength === 0 && maxLength === undefined) return undefined;
  const most = maxLength ?? Number.POSITIVE_INFINITY;
  const expected = maxLength === undefined ? `at least ${minLength}` : `${minLength} to ${maxLength}`;
  return (_, { pointer, value }, say) => {
    const size = isList(value) || typeof value === 'string' ? value.length : undefined;
    if (size !== undefined && (size < minLength || size > most)) say(pointer, value, { found: String(size), expected });
  };
});

const range = declared('range', STAGES.shape, ({ min, max }) => {
  if (min === undefined && max === undefined) return undefined;
  const [low, high] = [min, max].map((text) => (text === undefined ? undefined : toDecimal(text)));
  const expected = min === undefined ? `at most ${max}` : max === undefined ? `at least ${min}` : `${min} to ${max}`;
  return (record, place, say) => {
    const figure = record.decimal(place);
    if (figure === undefined) return;
    const out = (low !== undefined && compare(figure, low) < 0) || (high !== undefined && compare(figure, high) > 0);
    if (out) say(place.pointer, place.value, { expected });
  };
});

const pattern = declared('pattern', STAGES.shape, (spec) => {
  if (spec.pattern === undefined) return undefined;
  const form = new RegExp(`^(?:${spec.pattern})$`, 'u');
  return (_, { pointer, value }, say) => {
    if (typeof value === 'string' && !form.test(value.slice(0, 1_000)))
      say(pointer, value, { expected: spec.pattern ?? '' });
  };
});

const dateRange = declared('date-range', STAGES.shape, ({ from, to }) => {
  if (from === undefined && to === undefined) return undefined;
  const expected = to === undefined ? `${from} or later` : from === undefined ? `${to} or earlier` : `${from} to ${to}`;
  return (record, place, say) => {
    const day = record.day(place);
    if (day === undefined) return;
    if (day < (from ?? '0000') || day > (to ?? '9999')) say(place.pointer, place.value, { expected });
  };
});

const unique = declared('unique', STAGES.shape, (spec) => {
  if (spec.unique !== true) return undefined;
  return (_, { pointer, value }, say) => {
    if (!isList(value)) return;
    const seen = new Map<string, number>();
    for (const [index, item] of value.entries()) {
      const key = JSON.stringify(item);
      const first = seen.get(key);
      if (first === undefined) seen.set(key, index);
      else say(join(pointer, index), item, { first: String(first) });
    }
  };
});

const dependent = declared('dependent', STAGES.record, ({ requires }) =>
  requires === undefined
    ? undefined
    : (record, { pointer, value }, say) => {
        const missing = requires.filter((name) => !isGiven(record.field(name)));
        if (missing.length > 0) say(pointer, value, { expected: missing.join(', ') });
      },
);

export const shape = [enumerated, length, range, pattern, dateRange, unique, dependent];
