// Whether values are of the type their field declares; figures and dates as people write them, where they mean one thing.
import * as z from 'zod';
import { isJsonObject } from '../../shared/json.ts';
import { defineCheck, STAGES } from '../engine/check.ts';
import { isGiven, isList, type Place } from '../engine/path.ts';
import { isRefused, nameOf, type Reading } from '../engine/reading.ts';
import { FIELD_TYPES, type FieldType } from '../model.ts';

export interface Unfit {
  readonly reason: string;
  readonly remedy: string;
}

/** Why a value is not of a type; undefined where it is. */
export const JUDGES: Readonly<Record<FieldType, (record: Reading, place: Place) => Unfit | undefined>> = {
  number: (record, place) => refusedOr(record.figure(place)),
  date: (record, place) => refusedOr(record.date(place)),
  string: (_, { value }) => {
    if (typeof value === 'string') return undefined;
    const digits = typeof value === 'number';
    return {
      reason: `It is ${nameOf(value)}, not text.`,
      remedy: digits ? 'Put it in quotes: a number loses leading zeros.' : 'Give text.',
    };
  },
  boolean: (_, { value }) =>
    typeof value === 'boolean'
      ? undefined
      : { reason: `It is ${nameOf(value)}, not true or false.`, remedy: 'Write true or false, without quotes.' },
  array: (_, { value }) =>
    isList(value) ? undefined : { reason: `It is ${nameOf(value)}, not a list.`, remedy: 'Put the values in [ ].' },
  object: (_, { value }) =>
    isJsonObject(value)
      ? undefined
      : { reason: `It is ${nameOf(value)}, not an object.`, remedy: 'Give its fields in { }.' },
};

const refusedOr = (read: Parameters<typeof isRefused>[0]): Unfit | undefined => (isRefused(read) ? read : undefined);

const typed = defineCheck('typed', z.looseObject({ type: z.enum(FIELD_TYPES) }), ({ type }, { fields }) =>
  Object.entries(fields).flatMap(([name, spec]) => {
    if (spec.type !== type) return [];
    const path = [name];
    return [
      {
        stage: STAGES.type,
        roots: path,
        run(record, say) {
          const [place] = record.places(path);
          if (place === undefined || !isGiven(place.value)) return false;
          const unfit = JUDGES[type](record, place);
          if (unfit !== undefined) say(place.pointer, place.value, { ...unfit });
          return true;
        },
      },
    ];
  }),
);

export const types = [typed];
