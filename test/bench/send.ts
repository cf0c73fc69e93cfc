// One request of the benches over HTTP, which must succeed or what is measured is meaningless.
import type { House } from './house.ts';
import { aRun, type Operation, RUN_NOW } from './requests.ts';

export async function send(url: string, { method, path, query = {}, body }: Operation, token: string, call: number) {
  const content = body(call);
  const response = await fetch(`${url.replace(/\/$/, '')}${path}?${new URLSearchParams(query)}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(content && { 'content-type': 'application/json' }) },
    ...(content && { body: JSON.stringify(content) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
}

let laid: Promise<void> | undefined;

/** The run that GET_RUN asks for, made once: its id is taken then. */
export function layRun({ apiUrl, token }: House): Promise<void> {
  laid ??= send(apiUrl, { ...RUN_NOW, body: () => aRun }, token, 0);
  return laid;
}
