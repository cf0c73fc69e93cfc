// Answers as callers read them: the envelope opened, and beside its data what the headers say.
import { NoAnswer } from './api-error.ts';
import type { Answer, PageMeta, ServerEvent } from './calls.ts';

export type Opened = Answer<unknown> & { readonly page?: PageMeta };

/** Of the envelope; `data` is undefined where there is none. */
export async function opened(response: Response): Promise<Opened> {
  const { data, meta } = Object(parsed(response, await response.text()));
  return { ...described(response), data, warnings: meta?.warnings ?? [], ...(meta?.page && { page: meta.page }) };
}

/** Of what is no envelope: JSON where it says so, else text. */
export async function whole(response: Response): Promise<Opened> {
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  return { ...described(response), data: isJson ? parsed(response, text) : text };
}

function described(response: Response): Omit<Answer<unknown>, 'data'> {
  const { status, headers } = response;
  return {
    status,
    headers,
    requestId: headers.get('x-request-id') ?? '',
    etag: headers.get('etag') ?? undefined,
    location: headers.get('location') ?? undefined,
    replayed: headers.get('idempotent-replayed') === 'true',
    warnings: [],
  };
}

function parsed({ status, url }: Response, text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new NoAnswer(`${url} answered ${status} with something that is not JSON; is this the API's address?`, {
      cause,
    });
  }
}

/** Server-sent events as they come (WHATWG HTML, 9.2). */
export async function* eventsOf(response: Response): AsyncGenerator<ServerEvent, void, undefined> {
  let rest = '';
  for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (rest + text).replaceAll('\r\n', '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    yield* blocks.flatMap(eventOf);
  }
  yield* eventOf(rest);
}

function eventOf(block: string): ServerEvent[] {
  const lines = block.split('\n').map((line) => /^(event|data|id): ?(.*)$/.exec(line) ?? []);
  const all = (wanted: string) => lines.flatMap(([, name, value = '']) => (name === wanted ? [value] : []));
  const data = all('data').join('\n');
  if (data === '') return [];
  const id = all('id').at(-1);
  return [{ event: all('event').at(-1) ?? 'message', data: jsonOr(data), ...(id !== undefined && { id }) }];
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
