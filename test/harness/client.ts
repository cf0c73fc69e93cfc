// Two ways to the API as whomever the test names: bare HTTP, and the client that customers use.
import { type Client as Api, createClient } from '../../client/index.ts';
import { emailOf, PASSWORD, type Person } from './people.ts';

export interface Sent {
  readonly as?: Person | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly text?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly json: Json;
}

/** What an answer may hold, to be narrowed by the schema or assertion of a test. */
export interface Json {
  readonly data?: unknown;
  readonly errors?: readonly { code: string; message: string; field?: string; details?: Record<string, unknown> }[];
  readonly meta?: { requestId: string; page?: { limit: number; nextCursor?: string; nextUrl?: string } };
}

export interface Client {
  readonly apiUrl: string;
  /** `GET /v1/agents?limit=2` */
  send(route: string, sent?: Sent): Promise<Answer>;
  tokenOf(person: Person): Promise<string>;
  /** The typed client, signed in. */
  api(person: Person): Api;
}

export function openClient(apiUrl: string): Client {
  const tokens = new Map<Person, Promise<string>>();
  const client: Client = {
    apiUrl,
    async send(route, { as, headers = {}, body, text } = {}) {
      const [method = 'GET', path = '/'] = route.split(' ');
      const authorization = as ? { authorization: `Bearer ${await client.tokenOf(as)}` } : {};
      const content = text ?? (body === undefined ? undefined : JSON.stringify(body));
      const type = content === undefined ? {} : { 'content-type': 'application/json' };
      const response = await fetch(apiUrl.replace(/\/$/, '') + path, {
        method,
        redirect: 'manual',
        headers: { ...type, ...authorization, ...headers },
        ...(content !== undefined && { body: content }),
      });
      return answerOf(response);
    },
    tokenOf(person) {
      const known = tokens.get(person) ?? signIn(client, person);
      tokens.set(person, known);
      return known;
    },
    api: (person) => createClient({ baseUrl: apiUrl, token: () => client.tokenOf(person) }),
  };
  return client;
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') && text !== '';
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : {} };
}

async function signIn(client: Client, person: Person): Promise<string> {
  const body = { email: emailOf(person), password: PASSWORD };
  const { status, text, json } = await client.send('POST /v1/auth/login', { body });
  if (status !== 200) throw new Error(`${person} could not sign in: ${status} ${text}`);
  return String(Object(json.data)['accessToken']);
}
