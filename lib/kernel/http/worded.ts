// What zod found, in words that say the value and the way out; a schema's own words go before these.
import type * as z from 'zod';
import { nearestTo } from '../../shared/nearest.ts';

type Issue = z.core.$ZodRawIssue;
type Found = Issue | z.core.$ZodIssue;

const NOUNS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a day of the calendar as YYYY-MM-DD',
  datetime: 'an instant such as 2025-03-31T12:00:00Z',
  safeint: 'a whole number',
  email: 'an e-mail address',
  url: 'a URL',
};

/** To be given to `safeParse` beside the value: the messages of what it finds. */
export const worded: { readonly error: z.core.$ZodErrorMap } = { error: wordsOf };

function wordsOf(issue: Issue): string | undefined {
  if (issue.code === 'invalid_key') return oddKey(issue.input, issue.issues);
  const due = dueOf(issue);
  if (due === undefined) return undefined;
  const given = givenTo(issue);
  if (given === undefined) return `Missing: give ${due}.`;
  return `Give ${due}, not ${shown(issue, given)}.${near(issue, given)}`;
}

/** Of an object whose keys are the caller's own: the key is wrong, and not what stands under it. */
function oddKey(key: unknown, issues: readonly Found[]): string {
  const short = String(key).slice(0, LONGEST);
  const words = issues.map(({ message }) => message).filter((message) => message !== undefined);
  return [`"${short}" cannot be a key here.`, ...words].join(' ');
}

/** Of a union that tells its kinds apart by a field, zod hands over the whole object. */
function givenTo({ input, code, path, discriminator }: Issue & { readonly discriminator?: unknown }): unknown {
  if (code !== 'invalid_union' || typeof discriminator !== 'string') return input;
  const named = path?.at(-1) === discriminator && typeof input === 'object' && input !== null;
  return named ? Object.entries(input).find(([key]) => key === discriminator)?.[1] : input;
}

/** What should stand there; undefined where zod's own words say it best. */
function dueOf(issue: Found): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return FORMATS[formatAsked(issue)] ?? NOUNS[issue.expected];
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return formsOf(issue.errors, optionsOf(issue));
    case 'invalid_format':
      return FORMATS[issue.format] ?? (issue.pattern === undefined ? undefined : `text that fits ${issue.pattern}`);
    case 'too_small':
      return sizeOf(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
    case 'too_big':
      return sizeOf(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
    default:
      return undefined;
  }
}

/** Of a field that is missing or of another type altogether, zod names the type alone; its schema knows the format. */
function formatAsked(issue: Found): string {
  const def: object = 'inst' in issue && issue.inst ? issue.inst._zod.def : {};
  return 'format' in def ? String(def.format) : '';
}

const quoted = (value: unknown): string => (typeof value === 'bigint' ? String(value) : JSON.stringify(value));

const oneOf = (values: readonly unknown[]): string =>
  values.length === 1 ? quoted(values[0]) : `one of ${values.map(quoted).join(', ')}`;

const optionsOf = (issue: object): readonly unknown[] =>
  'options' in issue && Array.isArray(issue.options) ? issue.options : [];

/** Of a union the kinds it knows, or what each of its forms asks for. */
function formsOf(branches: readonly (readonly Found[])[], kinds: readonly unknown[]): string | undefined {
  if (kinds.length > 0) return oneOf(kinds);
  const dues = branches.map(([first]) => first && (first.path ?? []).length === 0 && dueOf(first));
  return dues.length > 0 && dues.every(Boolean) ? [...new Set(dues)].join(' or ') : undefined;
}

function sizeOf(origin: string, bound: string, limit: number | bigint): string {
  if (origin === 'string') return `text of ${bound} ${limit} character${plural(limit)}`;
  if (origin === 'array' || origin === 'set') return `${bound} ${limit} item${plural(limit)}`;
  return `${bound} ${limit}`;
}

const plural = (limit: number | bigint): string => (limit === 1 || limit === 1n ? '' : 's');

const SECRET = /passw|secret|token|credential|key$/i;

/** Whether a field of this name may hold what nobody else should read. */
export const isSecret = (name: PropertyKey | undefined): boolean => SECRET.test(String(name ?? ''));

const LONGEST = 60;

/** The value itself where it is short and no secret, else what it is. */
function shown({ code, path, origin }: Issue & { readonly origin?: unknown }, input: unknown): string {
  if (Array.isArray(input)) return code === 'invalid_type' ? 'a list' : String(input.length);
  if (typeof input === 'object' && input !== null) return 'an object';
  // Nobody knows what a body was meant to be that is one value altogether.
  const secret = (path ?? []).length === 0 || isSecret(path?.at(-1));
  if (typeof input !== 'string') return secret ? `a ${typeof input}` : String(input);
  if (input === '') return 'empty text';
  if (secret || input.length > LONGEST)
    return code !== 'invalid_type' && origin === 'string' ? `${input.length}` : 'text';
  return code === 'invalid_type' ? `the text ${quoted(input)}` : quoted(input);
}

function near(issue: Issue, input: unknown): string {
  if (typeof input !== 'string' || input === '' || input.length > LONGEST) return '';
  const values = issue.code === 'invalid_value' ? issue.values : optionsOf(issue);
  const known = values.filter((value) => typeof value === 'string');
  const nearest = known.length > 1 ? nearestTo(input, known, { within: Math.max(1, input.length / 3) }) : undefined;
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
}
