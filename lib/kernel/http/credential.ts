// What a caller shows at the door: a token of the user pool or an API key, and exactly one of them.

export interface Credential {
  readonly kind: 'token' | 'key';
  readonly text: string;
}

type RequestHeaders = Readonly<Record<string, string | undefined>>;

/** Every API key begins so, and no token does. */
const KEY_PREFIX = 'glk_';
const KEY = /^\w[\w-]{8,255}$/;
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** Who shows two things might be two callers: such a request is nobody's. */
export function credentialIn(headers: RequestHeaders): Credential | undefined {
  const bearer = /^Bearer (\S+)$/i.exec(headerOf(headers, 'authorization') ?? '')?.[1];
  const key = headerOf(headers, 'x-api-key');
  if (key !== undefined) return headerOf(headers, 'authorization') === undefined ? keyOf(key) : undefined;
  if (bearer?.startsWith(KEY_PREFIX)) return keyOf(bearer);
  return bearer !== undefined && TOKEN.test(bearer) ? { kind: 'token', text: bearer } : undefined;
}

const keyOf = (text: string): Credential | undefined =>
  text.startsWith(KEY_PREFIX) && KEY.test(text) ? { kind: 'key', text } : undefined;

const headerOf = (headers: RequestHeaders, wanted: string): string | undefined =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];
