// Whether fields are there: those that must be, and that those which may be say something.
import * as z from 'zod';
import { defineCheck, type Probe, STAGES } from '../engine/check.ts';
import { isAbsent, isBlank } from '../engine/path.ts';
import type { FieldSpec } from '../model.ts';

const NONE = z.looseObject({});

function eachField(
  fields: Readonly<Record<string, FieldSpec>>,
  wanted: (spec: FieldSpec) => boolean,
  probe: (name: string, spec: FieldSpec) => Probe,
): Probe[] {
  return Object.entries(fields).flatMap(([name, spec]) => (wanted(spec) ? [probe(name, spec)] : []));
}

/** Required fields: there, and not empty. */
const required = defineCheck('required', NONE, (_, { fields }) =>
  eachField(
    fields,
    (spec) => spec.required === true,
    (name) => ({
      stage: STAGES.presence,
      roots: [name],
      run(record, say) {
        const value = record.field(name);
        if (isAbsent(value) || isBlank(value)) say(`/${name}`, value);
        return true;
      },
    }),
  ),
);

/** Optional fields: left out, or with a value; `n/a` and null are neither. */
const filled = defineCheck('filled', NONE, (_, { fields }) =>
  eachField(
    fields,
    (spec) => spec.required !== true,
    (name) => ({
      stage: STAGES.presence,
      roots: [name],
      run(record, say) {
        const value = record.field(name);
        if (isAbsent(value)) return false;
        if (isBlank(value)) say(`/${name}`, value);
        return true;
      },
    }),
  ),
);

export const presence = [required, filled];
