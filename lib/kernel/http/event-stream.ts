// eventStream(): an endpoint that keeps talking, as server-sent events; without a streaming host it answers them in one go.
import type * as z from 'zod';
import type { Context, Use } from '../context.ts';
import type { Declared, EndpointSpec, Route } from '../spec.ts';
import { type Common, frame, wholeSpecOf } from './frame.ts';
import { common } from './headers.ts';
import { hostStreams } from './streaming-host.ts';

export interface ServerSentEvent {
  readonly id?: string;
  readonly event: string;
  readonly data: unknown;
}

interface Declaration<R extends Route, U extends readonly Use[], P extends z.ZodObject> extends Common<R, U> {
  readonly path?: P;
  /** Throws before the first event what the caller should get as a status; afterwards the stream just ends. */
  readonly handle: (given: {
    readonly ctx: Context<U>;
    readonly path: z.output<P>;
  }) => Promise<AsyncIterable<ServerSentEvent>>;
}

export function eventStream<const R extends Route, const U extends readonly Use[], P extends z.ZodObject = z.ZodObject>(
  declaration: Declaration<R, U, P>,
): Declared<EndpointSpec> {
  const spec = wholeSpecOf(declaration, 'events');
  return frame(spec, declaration.uses, async ({ ctx, call }) => {
    // Parsed by the schema this type is the output of.
    const events = await declaration.handle({ ctx, path: call.path as z.output<P> });
    const headers = {
      ...common(call),
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
    };
    const text = lines(events);
    const body = hostStreams() ? ReadableStream.from<string>(text) : (await Array.fromAsync(text)).join('');
    return { whole: { statusCode: 200, headers, body } };
  });
}

async function* lines(events: AsyncIterable<ServerSentEvent>): AsyncGenerator<string> {
  for await (const { id, event, data } of events) {
    yield `${id ? `id: ${id}\n` : ''}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
  }
}
