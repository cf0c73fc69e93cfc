// Whether what stands inside objects and lists is as declared: presence, type and words, each with its own pointer.
import * as z from 'zod';
import { isJsonObject } from '../../shared/json.ts';
import { defineCheck, type Say, STAGES } from '../engine/check.ts';
import { fieldOf, isAbsent, isBlank, isGiven, isList, join, type Place } from '../engine/path.ts';
import type { Reading } from '../engine/reading.ts';
import type { FieldSpec } from '../model.ts';
import { JUDGES } from './types.ts';

const hasInside = ({ fields, items }: FieldSpec): boolean => fields !== undefined || items !== undefined;

const nested = defineCheck('nested', z.looseObject({}), (_, { fields }) =>
  Object.entries(fields).flatMap(([name, spec]) =>
    hasInside(spec)
      ? [
          {
            stage: STAGES.shape,
            roots: [name],
            run(record, say) {
              const place = { pointer: `/${name}`, value: record.field(name) };
              if (!isGiven(place.value)) return false;
              inside(record, place, spec, say);
              return true;
            },
          },
        ]
      : [],
  ),
);

function inside(record: Reading, { pointer, value }: Place, { items, fields = {} }: FieldSpec, say: Say): void {
  if (items !== undefined && isList(value))
    for (const [index, item] of value.entries())
      judge(record, { pointer: join(pointer, index), value: item }, items, say);
  if (!isJsonObject(value)) return;
  for (const [name, spec] of Object.entries(fields))
    judge(record, { pointer: join(pointer, name), value: fieldOf(value, name) }, spec, say);
}

function judge(record: Reading, place: Place, spec: FieldSpec, say: Say): void {
  const { pointer, value } = place;
  if (isAbsent(value)) {
    if (spec.required === true) say(pointer, value, { reason: 'It is missing.', remedy: 'Fill it in.' });
    return;
  }
  if (isBlank(value)) {
    say(pointer, value, { reason: 'It says nothing.', remedy: 'Fill it in or leave it out.' });
    return;
  }
  const unfit = JUDGES[spec.type](record, place);
  if (unfit !== undefined) {
    say(pointer, value, { ...unfit });
    return;
  }
  if (spec.values !== undefined && typeof value === 'string' && !spec.values.includes(value))
    say(pointer, value, { reason: 'It is none of the known words.', remedy: `Give one of ${spec.values.join(', ')}.` });
  inside(record, place, spec, say);
}

export const structure = [nested];
