// What is tried on an operation: requests made from one that works, each wrong or odd in some way, and whether it must be refused.
import fc from 'fast-check';
import type { Prepared } from '../contract/rehearse.ts';
import { generated } from './generate.ts';
import { hostileNumber, hostileText } from './hostile.ts';
import { mutated } from './mutate.ts';
import type { Operation, Parameter } from './operations.ts';
import { neverAccepted } from './raw-bodies.ts';

export interface Attempt {
  readonly how: string;
  /** `GET /v1/agents?limit=2` */
  readonly route: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly content?: string | Uint8Array<ArrayBuffer>;
  /** What the schema says is wrong, or anybody would. */
  readonly mustBeRefused: boolean;
}

export interface Ground {
  readonly operation: Operation;
  readonly prepared: Prepared;
  readonly cursors: Cursors | undefined;
}

export interface Cursors {
  readonly own: string;
  readonly foreign: string;
}

export function attemptsOn(ground: Ground): fc.Arbitrary<Attempt> {
  const { operation, prepared, cursors } = ground;
  const weighted = [
    { weight: 1, arbitrary: oddHeaders(ground) },
    { weight: 1, arbitrary: oddQueries(ground) },
    ...(operation.inPath.length > 0 ? [{ weight: 2, arbitrary: oddPaths(ground) }] : []),
    ...(operation.inQuery.length > 1 ? [{ weight: 3, arbitrary: parameters(ground) }] : []),
    ...(cursors ? [{ weight: 2, arbitrary: badCursors(ground, cursors) }] : []),
    ...(operation.body ? [{ weight: 8, arbitrary: bodies(ground, operation.body) }] : []),
    ...(operation.body ? [{ weight: 3, arbitrary: neverAccepted(prepared.body).map(rawOn(ground)) }] : []),
  ];
  return fc.oneof(...weighted);
}

const plain = ({ prepared }: Ground) => ({
  route: prepared.route,
  headers: { ...(prepared.body !== undefined && { 'content-type': 'application/json' }) },
  ...(prepared.body !== undefined && { content: JSON.stringify(prepared.body) }),
});

function bodies(ground: Ground, { schema, accepts }: NonNullable<Operation['body']>): fc.Arbitrary<Attempt> {
  const { operation, prepared } = ground;
  const values = fc.oneof(
    { weight: 3, arbitrary: mutated(prepared.body) },
    { weight: 1, arbitrary: generated(schema, operation.resolve) },
    { weight: 1, arbitrary: generated(schema, operation.resolve).chain(mutated) },
  );
  return values.map((value) => {
    const content = JSON.stringify(value) ?? '';
    const mustBeRefused = content !== '' && !accepts(JSON.parse(content));
    return { ...plain(ground), how: 'a body', content, mustBeRefused };
  });
}

const rawOn =
  (ground: Ground) =>
  (raw: { how: string; headers: Attempt['headers']; content: string | Uint8Array<ArrayBuffer> }): Attempt => ({
    ...plain(ground),
    ...raw,
    mustBeRefused: true,
  });

/** Dots alone would be taken out of the URL before it is sent. */
const segment = hostileText
  .filter((text) => text !== '' && !/^\.+$/.test(text) && text.isWellFormed())
  .map((text) => text.slice(0, 2000));

function oddPaths(ground: Ground): fc.Arbitrary<Attempt> {
  const { operation, prepared } = ground;
  return fc.tuple(fc.constantFrom(...operation.inPath), segment).map(([{ name, accepts }, value]) => {
    const [route = ''] = prepared.spec.route.split('?');
    const path = { ...prepared.path, [name]: value };
    const filled = route.replace(/\{(\w+)\+?\}/g, (_, key: string) => encodeURIComponent(path[key] ?? ''));
    return { ...plain(ground), route: filled, how: `the path's ${name}`, mustBeRefused: !accepts(value) };
  });
}

const queried = (route: string, more: readonly (readonly [string, string])[]): string => {
  const [path = '', own = ''] = route.split('?');
  const query = new URLSearchParams(own);
  for (const [name, value] of more) query.set(name, value.toWellFormed().slice(0, 3000));
  return `${path}?${query}`;
};

function parameters(ground: Ground): fc.Arbitrary<Attempt> {
  const { operation, prepared } = ground;
  const texts = fc.oneof(hostileText, hostileNumber.map(String));
  return fc.tuple(fc.constantFrom(...operation.inQuery), texts, fc.nat()).map(([one, value, pick]) => {
    const operator = ['', ...one.operators.map((name) => `[${name}]`), '[nosuch]', '[]', '[gte][lt]'];
    const chosen = operator[pick % (one.operators.length + 4)] ?? '';
    const route = queried(prepared.route, [[`${one.name}${chosen}`, value]]);
    const unknown = ['[nosuch]', '[]', '[gte][lt]'].includes(chosen);
    return {
      ...plain(ground),
      route,
      how: `?${one.name}${chosen}`,
      mustBeRefused: unknown || isWrong(one, chosen, value),
    };
  });
}

const isWrong = ({ accepts }: Parameter, operator: string, value: string): boolean =>
  operator === '' && value.length < 3000 && value.isWellFormed() && !accepts(value);

const FILTERS = [
  `${'('.repeat(2_000)}a eq 1${')'.repeat(2_000)}`,
  "id eq 'a' or ".repeat(150),
  `${"id eq 'a' or ".repeat(150)}id eq 'b'`,
  "id eq 'a",
  'id eq',
  'eq eq eq',
  "constructor eq 'a'",
  "__proto__ eq 'a'",
  "id matches '(a+)+$'",
  "id eq 'a'; drop",
  "(id eq 'a'",
  'not not not',
  "id in ('a','b'",
  "createdAt gt 'yesterday'",
];
const SORTS = [
  'nosuch',
  '-',
  '--createdAt',
  'createdAt,createdAt',
  ',',
  '-createdAt,'.repeat(15),
  '__proto__',
  'constructor',
  'createdAt desc',
];
const FIELDS = [
  '__proto__',
  'a..b',
  '.',
  ',',
  'a.'.repeat(900),
  'constructor.name',
  '*',
  'id,id,id',
  'toString',
  '\u0000',
];

/** Parameters nobody declared are refused; what asks for too much of those that are is answered or refused, never fallen over. */
function oddQueries(ground: Ground): fc.Arbitrary<Attempt> {
  const { operation, prepared } = ground;
  const known = new Set(operation.inQuery.map(({ name }) => name));
  const of = (name: string, values: readonly string[]) =>
    fc.constantFrom(...values).map((value) => [name, value] as const);
  const pairs = fc.oneof(
    of('filter', FILTERS),
    of('sort', SORTS),
    of('fields', FIELDS),
    fc.tuple(segment, hostileText),
  );
  return pairs.map(([name, value]) => {
    const field = name.split('[')[0] ?? '';
    const mustBeRefused = !known.has(name) && !known.has(field) && prepared.spec.produces !== 'document';
    return {
      ...plain(ground),
      route: queried(prepared.route, [[name, value]]),
      how: `?${name.slice(0, 40)}`,
      mustBeRefused,
    };
  });
}

function badCursors(ground: Ground, { own, foreign }: Cursors): fc.Arbitrary<Attempt> {
  const route = (cursor: string) => queried(ground.prepared.route, [['cursor', cursor]]);
  const altered = fc.oneof(
    fc.tuple(fc.nat(), fc.constantFrom('A', 'z', '_', '.', '%', '=')).map(([at, mark]) => {
      const place = at % own.length;
      return own.slice(0, place) + (own[place] === mark ? 'B' : mark) + own.slice(place + 1);
    }),
    fc.nat().map((at) => own.slice(0, at % own.length)),
    fc.constant(own + own),
    fc.constant(foreign),
    hostileText,
  );
  return altered.map((cursor) => ({
    ...plain(ground),
    route: route(cursor),
    how: '?cursor',
    mustBeRefused: cursor !== own,
  }));
}

/** fetch refuses to send what no header may hold. */
const headerText = hostileText.map((text) =>
  text
    .replace(/[^\x20-\x7e\xa1-\xff]/g, '')
    .trim()
    .slice(0, 4000),
);

const HEADERS = [
  ...['accept', 'accept-encoding', 'accept-language', 'content-type', 'if-match', 'if-none-match', 'idempotency-key'],
  ...[
    'x-request-id',
    'x-forwarded-for',
    'x-amzn-trace-id',
    'cookie',
    'origin',
    'range',
    'prefer',
    'x-http-method-override',
  ],
];

function oddHeaders(ground: Ground): fc.Arbitrary<Attempt> {
  const named = fc
    .tuple(fc.constantFrom(...HEADERS), headerText)
    .map(([name, value]) => ({ name, value, refused: false }));
  const acting = headerText
    .filter((text) => text !== '')
    .map((value) => ({ name: 'x-act-as-tenant', value, refused: false }));
  return fc.oneof({ weight: 4, arbitrary: named }, { weight: 1, arbitrary: acting }).map(({ name, value, refused }) => {
    const { headers, ...rest } = plain(ground);
    return { ...rest, headers: { ...headers, [name]: value }, how: `the header ${name}`, mustBeRefused: refused };
  });
}
