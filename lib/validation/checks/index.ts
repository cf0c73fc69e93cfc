// The closed set of checks: rules are data that name one of these with parameters.
import type { Check } from '../engine/check.ts';
import { arithmetic } from './arithmetic.ts';
import { demands } from './demands.ts';
import { factors } from './factors.ts';
import { meanings } from './meaning.ts';
import { structure } from './nested.ts';
import { periods } from './periods.ts';
import { geometry } from './plots.ts';
import { presence } from './presence.ts';
import { references } from './references.ts';
import { shape } from './shape.ts';
import { types } from './types.ts';

export const CHECKS: ReadonlyMap<string, Check> = new Map(
  [presence, types, shape, structure, meanings, demands, periods, arithmetic, references, factors, geometry]
    .flat()
    .map((check) => [check.kind, check]),
);
