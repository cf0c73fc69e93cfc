// A customer of the API: signs in and calls it over HTTP, as the curl lines this prints would.
import * as z from 'zod';

const Envelope = z.object({ data: z.unknown() });
const Failure = z.object({
  errors: z.array(z.object({ message: z.string(), details: z.object({ reason: z.string() }) })),
});

/** The API refused; `reason` is the stable word for why. */
export class ApiRefused extends Error {
  readonly status: number;
  readonly reason: string;
  constructor(status: number, reason: string, message: string) {
    super(`${status} ${reason}: ${message}`);
    this.status = status;
    this.reason = reason;
  }
}

export interface Client {
  get<S extends z.ZodType>(path: string, shape: S): Promise<z.output<S>>;
  post<S extends z.ZodType>(path: string, body: unknown, shape: S): Promise<z.output<S>>;
  /** Server-sent events, each with its parsed data. */
  follow(path: string): AsyncGenerator<{ event: string; data: unknown }>;
}

export function clientOf(apiUrl: string, token?: string): Client {
  const headers = { ...(token && { Authorization: `Bearer ${token}` }) };
  const call = async <S extends z.ZodType>(path: string, init: RequestInit, shape: S) => {
    const response = await fetch(`${apiUrl}${path}`, init);
    const body: unknown = await response.json();
    if (!response.ok) throw refusal(response.status, body);
    return shape.parse(Envelope.parse(body).data);
  };
  return {
    get: (path, shape) => call(path, { headers }, shape),
    post: (path, body, shape) =>
      call(
        path,
        { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
        shape,
      ),
    follow: (path) => follow(`${apiUrl}${path}`, { headers: { ...headers, Accept: 'text/event-stream' } }),
  };
}

function refusal(status: number, body: unknown): ApiRefused {
  const [first] = Failure.safeParse(body).data?.errors ?? [];
  return new ApiRefused(status, first?.details.reason ?? 'unknown', first?.message ?? JSON.stringify(body));
}

async function* follow(url: string, init: RequestInit): AsyncGenerator<{ event: string; data: unknown }> {
  const response = await fetch(url, init);
  if (!response.ok || !response.body) throw refusal(response.status, await response.json());
  let pending = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = `${pending}${chunk}`.split('\n\n');
    pending = blocks.pop() ?? '';
    for (const block of blocks) yield eventOf(block);
  }
}

function eventOf(block: string): { event: string; data: unknown } {
  const lines = block.split('\n').map((line) => line.split(/: (.*)/s));
  const field = (name: string) => lines.find(([key]) => key === name)?.[1] ?? '';
  return { event: field('event'), data: JSON.parse(field('data')) };
}
