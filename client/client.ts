// The client: every operation of the API as a function that signs in, repeats what may be repeated, and throws in words.
import { eventsOf, type Opened, opened, whole } from './answers.ts';
import { attempt, PATIENCE, type Patience } from './attempts.ts';
import { type Operations, ROUTES } from './operations.gen.ts';
import { type Given, type Route, requestOf } from './request.ts';

export interface ClientOptions {
  /** Where the API stands, its stage included: `https://api.example/prod`. */
  readonly baseUrl: string;
  /** A token of `auth.login`, or what fetches one whenever it is needed. */
  readonly token?: string | (() => string | Promise<string>) | undefined;
  /** A key of `apiKeys.create`, for services; not together with a token. */
  readonly apiKey?: string | undefined;
  /** The tenant a platform admin acts for; audited. */
  readonly actAsTenant?: string | undefined;
  readonly patience?: Partial<Patience> | undefined;
  /** What sends requests; the platform's own unless told. */
  readonly fetch?: typeof fetch | undefined;
}

export type Client = Operations;

const JSON_TYPE = 'application/json';
const ACCEPTS: Readonly<Record<string, string>> = { stream: 'text/event-stream', text: '*/*' };

const TIMEOUT_SECONDS = 30;
/** A stream lasts as long as what it tells of. */
const STREAM_SECONDS = 900;

export function createClient(options: ClientOptions): Client {
  if (options.token !== undefined && options.apiKey !== undefined)
    throw new TypeError('Give a token or an API key, not both.');
  const groups = Object.entries(ROUTES).map(([group, routes]) => {
    const calls = Object.entries(routes).map(([verb, [manner, line, keyed]]) => {
      const [method = '', path = ''] = line.split(' ');
      return [
        verb,
        callable(options, manner, { method, path, keyed: keyed === true, accept: ACCEPTS[manner] ?? JSON_TYPE }),
      ];
    });
    return [group, Object.fromEntries(calls)];
  });
  // Routes and types are written from one document, so that each group and verb of the types is among them.
  return Object.fromEntries(groups);
}

function callable(options: ClientOptions, manner: string, route: Route): object {
  const response = (given: Given) => send(options, route, given);
  if (manner === 'stream')
    return async function* (given: Given = {}) {
      yield* eventsOf(await response({ timeoutSeconds: STREAM_SECONDS, ...given }));
    };
  if (manner === 'text') return async (given: Given = {}) => whole(await response(given));
  const call = async (given: Given = {}) => opened(await response(given));
  if (manner === 'write') return call;
  const ifChanged = async (etag: string, given: Given = {}) => {
    const answer = await call({ ...given, headers: { ...Object(given['headers']), 'if-none-match': etag } });
    return answer.status === 304 ? undefined : answer;
  };
  return manner === 'list' ? Object.assign(call, { ifChanged, each: each(call) }) : Object.assign(call, { ifChanged });
}

const each = (call: (given: Given) => Promise<Opened>) =>
  async function* (given: Given = {}) {
    for (let asked = given; ; ) {
      const { data, page } = await call(asked);
      yield* Array.isArray(data) ? data : [];
      if (page?.nextCursor === undefined) return;
      // Where to begin is said by the cursor from here on.
      const { offset: _, ...rest } = given;
      asked = { ...rest, cursor: page.nextCursor };
    }
  };

async function send(options: ClientOptions, route: Route, given: Given): Promise<Response> {
  const { baseUrl, apiKey, actAsTenant, patience } = options;
  const [path, init] = requestOf(route, given, {
    ...(apiKey !== undefined && { 'x-api-key': apiKey }),
    ...(actAsTenant !== undefined && { 'x-act-as-tenant': actAsTenant }),
  });
  const signal = given['signal'] instanceof AbortSignal ? given['signal'] : undefined;
  const seconds = typeof given['timeoutSeconds'] === 'number' ? given['timeoutSeconds'] : TIMEOUT_SECONDS;
  const once = async () => {
    const headers = { ...init.headers, ...(await signedIn(options)) };
    const ends = AbortSignal.any([AbortSignal.timeout(seconds * 1000), ...(signal ? [signal] : [])]);
    return (options.fetch ?? fetch)(baseUrl.replace(/\/+$/, '') + path, { ...init, headers, signal: ends });
  };
  return attempt({ send: once, repeatable: isRepeatable(route), signal }, { ...PATIENCE, ...patience });
}

async function signedIn({ token }: ClientOptions): Promise<Record<string, string>> {
  if (token === undefined) return {};
  return { authorization: `Bearer ${typeof token === 'function' ? await token() : token}` };
}

/** A POST without a key only computes; a change or a removal may meet its own first attempt. */
const isRepeatable = ({ method }: Route): boolean => ['GET', 'PUT', 'POST'].includes(method);
