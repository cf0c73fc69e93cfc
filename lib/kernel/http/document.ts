// document(): an endpoint that answers a page or a file of the app's own instead of the envelope.
import type * as z from 'zod';
import type { Context, Use } from '../context.ts';
import type { Declared, EndpointSpec, Route } from '../spec.ts';
import { type Common, frame, wholeSpecOf } from './frame.ts';
import { common } from './headers.ts';

export interface Document {
  readonly contentType: string;
  readonly body: string;
  readonly base64?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Declaration<R extends Route, U extends readonly Use[], P extends z.ZodObject> extends Common<R, U> {
  readonly path?: P;
  readonly produces: 'html' | 'document';
  readonly handle: (given: { readonly ctx: Context<U>; readonly path: z.output<P> }) => Promise<Document>;
}

export function document<const R extends Route, const U extends readonly Use[], P extends z.ZodObject = z.ZodObject>(
  declaration: Declaration<R, U, P>,
): Declared<EndpointSpec> {
  const spec = wholeSpecOf(declaration, declaration.produces);
  return frame(spec, declaration.uses, async ({ ctx, call }) => {
    // Parsed by the schema this type is the output of.
    const path = call.path as z.output<P>;
    const { contentType, body, base64, headers } = await declaration.handle({ ctx, path });
    return {
      whole: {
        statusCode: 200,
        headers: { ...common(call), 'Content-Type': contentType, ...headers },
        body,
        isBase64Encoded: base64 ?? false,
      },
    };
  });
}
