// Says what zod found in the API's words: a JSON Pointer, what is wrong, and for an unknown field the nearest known one.
import { closest, distance } from 'fastest-levenshtein';
import * as z from 'zod';
import type { Problem } from '../../shared/fault.ts';

type Path = readonly PropertyKey[];

const escapePart = (part: PropertyKey): string => String(part).replaceAll('~', '~0').replaceAll('/', '~1');

export const pointer = (path: Path, root = ''): string => root + path.map((part) => `/${escapePart(part)}`).join('');

/** All that anybody will mend by hand; a body of a million wrong fields is answered as fast as one of a few. */
const MOST = 500;

/** All problems at once, each under `root` (`''` for a body, `/query`, `/path`). */
export function problemsOf(error: z.ZodError, schema: z.ZodType, root = ''): Problem[] {
  const found = error.issues.slice(0, MOST).flatMap((issue) => problemsIn(issue, { schema, root, path: issue.path }));
  const all = error.issues.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1),
    0,
  );
  if (all <= MOST) return found;
  return [
    ...found.slice(0, MOST),
    { field: root, message: `There are more problems, ${all} in all; mend these first.` },
  ];
}

interface Place {
  readonly schema: z.ZodType;
  readonly root: string;
  readonly path: Path;
}

function problemsIn(issue: z.core.$ZodIssue, { schema, root, path }: Place): Problem[] {
  const meant = issue.code === 'invalid_union' ? meantBy(issue) : undefined;
  if (meant !== undefined)
    return meant.flatMap((each) => problemsIn(each, { schema, root, path: [...path, ...each.path] }));
  if (issue.code !== 'unrecognized_keys') return [{ field: pointer(path, root), message: issue.message }];
  const known = knownKeys(schema, path);
  return issue.keys
    .slice(0, MOST)
    .map((key) => ({ field: pointer([...path, key], root), message: unknownField(key, known) }));
}

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

/** Names of ours are shorter; a longer one was not meant for any of them. */
const LONGEST_NAME = 100;

function unknownField(key: string, known: readonly string[]): string {
  const nearest = known.length > 0 && key.length <= LONGEST_NAME ? closest(key, [...known]) : '';
  const near = nearest && distance(key, nearest) <= Math.max(2, key.length / 2);
  const hint = near ? ` Did you mean "${nearest}"?` : known.length > 0 ? ` Known here: ${known.join(', ')}.` : '';
  return `Unknown field "${key}".${hint}`;
}

function knownKeys(schema: z.ZodType, path: Path): string[] {
  let at: z.ZodType | undefined = unwrap(schema);
  for (const part of path) at = at && unwrap(inside(at, part));
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function inside(schema: z.ZodType, part: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[String(part)];
  if (schema instanceof z.ZodArray) return asType(schema.element);
  if (schema instanceof z.ZodRecord) return asType(schema.valueType);
  return undefined;
}

function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  let at = schema;
  while (at instanceof z.ZodOptional || at instanceof z.ZodNullable || at instanceof z.ZodDefault)
    at = asType(at.unwrap());
  return at;
}

const asType = (schema: unknown): z.ZodType | undefined => (schema instanceof z.ZodType ? schema : undefined);
