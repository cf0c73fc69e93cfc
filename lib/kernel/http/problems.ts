// Says what zod found in the API's words: a JSON Pointer, what is wrong, and for an unknown field the nearest known one.
import * as z from 'zod';
import type { Problem } from '../../shared/fault.ts';
import { nearestTo } from '../../shared/nearest.ts';
import { asType, formsOf } from './schema-forms.ts';
import { isSecret } from './worded.ts';

type Path = readonly PropertyKey[];

const escapePart = (part: PropertyKey): string => String(part).replaceAll('~', '~0').replaceAll('/', '~1');

export const pointer = (path: Path, root = ''): string => root + path.map((part) => `/${escapePart(part)}`).join('');

interface Judged {
  /** Where the value stands: `''` for a body, `/query`, `/path`. */
  readonly root: string;
  /** As it was given: it tells which form of a union was meant, and what stands where something else should. */
  readonly value: unknown;
}

/** All that anybody will mend by hand; a body of a million wrong fields is answered as fast as one of a few. */
const MOST = 500;

/** All problems at once, each under where it stands. */
export function problemsOf(error: z.ZodError, schema: z.ZodType, { root, value }: Judged): Problem[] {
  const place = { schema, root, value };
  const found = error.issues.slice(0, MOST).flatMap((issue) => problemsIn(issue, { ...place, path: issue.path }));
  const all = error.issues.reduce((sum, one) => sum + (one.code === 'unrecognized_keys' ? one.keys.length : 1), 0);
  if (all <= MOST) return found;
  const more = `There are more problems, ${all} in all; mend these first.`;
  return [...found.slice(0, MOST), { field: root, message: more }];
}

interface Place {
  readonly schema: z.ZodType;
  readonly value: unknown;
  readonly root: string;
  readonly path: Path;
}

function problemsIn(issue: z.core.$ZodIssue, place: Place): Problem[] {
  const { root, path } = place;
  const meant = issue.code === 'invalid_union' ? meantBy(issue) : undefined;
  if (meant !== undefined)
    return meant.flatMap((each) => problemsIn(each, { ...place, path: [...path, ...each.path] }));
  if (issue.code !== 'unrecognized_keys')
    return [{ field: pointer(path, root), message: issue.message, ...(issue.code !== 'invalid_key' && given(place)) }];
  const known = knownKeys(place);
  return issue.keys
    .slice(0, MOST)
    .map((key) => ({ field: pointer([...path, key], root), message: unknownField(key, known) }));
}

/** What stands there, for programs to show beside the field; nothing of what is no single value, may be a secret, or is the whole body. */
function given({ value, path }: Place): Pick<Problem, 'details'> {
  if (path.length === 0) return {};
  const found = path.reduce<unknown>(
    (at, part) => (Object.hasOwn(Object(at), part) ? Object(at)[part] : undefined),
    value,
  );
  if (!['string', 'number', 'boolean'].includes(typeof found) || path.some(isSecret)) return {};
  return { details: { value: typeof found === 'string' ? found.slice(0, LONGEST_VALUE) : found } };
}

/** What was sent may be a megabyte. */
const LONGEST_VALUE = 80;

/** What is wrong with the form of a union that was meant: the one that fits but for what stands inside it. */
function meantBy({ errors }: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] | undefined {
  const inside = errors.map((branch) => branch.flatMap((issue) => nested(issue)));
  const fitting = inside.filter(
    (branch) => branch.length > 0 && branch.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
  );
  return fitting.sort((a, b) => a.length - b.length)[0];
}

const nested = (issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] =>
  (issue.code === 'invalid_union' && issue.path.length === 0 && meantBy(issue)) || [issue];

function unknownField(key: string, known: readonly string[]): string {
  const near = nearestTo(key, known);
  const hint = near ? ` Did you mean "${near}"?` : known.length > 0 ? ` Known here: ${known.join(', ')}.` : '';
  return `Unknown field "${key}".${hint}`;
}

/** Of a union those of the forms that the value can be; where it can be none, of all of them. */
function knownKeys({ schema, path, value }: Place): string[] {
  let at = meant(formsOf(schema), value);
  let here = value;
  for (const part of path) {
    here = Object(here)[part];
    at = meant(
      at.flatMap((form) => formsOf(inside(form, part))),
      here,
    );
  }
  return [...new Set(at.flatMap((form) => (form instanceof z.ZodObject ? Object.keys(form.shape) : [])))];
}

/** Those forms are meant whose fixed words are those of the value, and which share the most fields with it. */
function meant(forms: readonly z.ZodType[], value: unknown): readonly z.ZodType[] {
  const given = Object.entries(Object(value));
  const fitting = forms.flatMap((form) => {
    if (!(form instanceof z.ZodObject)) return [];
    if (given.some(([name, held]) => isOtherWord(asType(form.shape[name]), held))) return [];
    return [{ form, shared: given.filter(([name]) => name in form.shape).length }];
  });
  const most = Math.max(...fitting.map(({ shared }) => shared));
  return fitting.length > 0 ? fitting.filter(({ shared }) => shared === most).map(({ form }) => form) : forms;
}

const isOtherWord = (schema: z.ZodType | undefined, held: unknown): boolean =>
  (schema instanceof z.ZodLiteral || schema instanceof z.ZodEnum) && !schema.safeParse(held).success;

function inside(schema: z.ZodType, part: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[String(part)];
  if (schema instanceof z.ZodArray) return asType(schema.element);
  if (schema instanceof z.ZodRecord) return asType(schema.valueType);
  if (schema instanceof z.ZodTuple) return asType(schema.def.items[Number(part)]);
  return undefined;
}
