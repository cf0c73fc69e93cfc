// One call as an HTTP request: what of it goes into the path, the query, the headers and the body.

/** What a call may carry, by whatever operation it is. */
export type Given = Readonly<Record<string, unknown>>;

export interface Route {
  readonly method: string;
  readonly path: string;
  /** A POST whose repeats are known by a key. */
  readonly keyed: boolean;
  /** The kind of answer it gives. */
  readonly accept: string;
}

/** What is not of the operation but of the call. */
const OPTIONS = ['signal', 'timeoutSeconds', 'headers', 'body', 'ifMatch', 'idempotencyKey'];

export function requestOf(route: Route, given: Given, more: Readonly<Record<string, string>>): [string, RequestInit] {
  const { body, headers, ifMatch, idempotencyKey } = given;
  const inPath = new Set([...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => segment(name, given[name]));
  const asked = Object.entries(given).filter(([name]) => !OPTIONS.includes(name) && !inPath.has(name));
  const query = new URLSearchParams(asked.flatMap(([name, value]) => pairsOf(name, value))).toString();
  const key = idempotencyKey ?? (route.keyed ? crypto.randomUUID() : undefined);
  const said = {
    accept: route.accept,
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(typeof ifMatch === 'string' && { 'if-match': ifMatch }),
    ...(typeof key === 'string' && { 'idempotency-key': key }),
    ...more,
    ...Object(headers),
  };
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  return [query ? `${path}?${query}` : path, { method: route.method, headers: said, ...content }];
}

function segment(name: string, value: unknown): string {
  // A path with a hole would be another operation's.
  if (value === undefined || value === null || value === '') throw new TypeError(`"${name}" must be given.`);
  return encodeURIComponent(String(value));
}

/** `state=DRAFT`, `createdAt[gte]=2026-01-01`, `category[in]=a,b`. */
function pairsOf(name: string, value: unknown): [string, string][] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return [[name, value.join(',')]];
  if (typeof value !== 'object' || value === null) return [[name, String(value)]];
  return Object.entries(value).flatMap(([operator, inner]) => pairsOf(`${name}[${operator}]`, inner));
}
