// endpoint(): one value that is the Lambda of an operation and carries its declaration.
import type * as z from 'zod';
import type { Context, Use } from '../context.ts';
import type { Declared, EndpointSpec, Route } from '../spec.ts';
import type { Leaving } from './call.ts';
import { type Common, frame, specOf } from './frame.ts';

type Outputs = Readonly<Record<number, z.ZodType | null>>;
type DataOf<O extends Outputs> = { [S in keyof O]: O[S] extends z.ZodType ? z.input<O[S]> : undefined }[keyof O];

export interface Given<U extends readonly Use[], P, Q, B> {
  readonly ctx: Context<U>;
  readonly path: P;
  readonly query: Q;
  readonly body: B;
  /** Holds the client's If-Match, if it sent one, against the view it would be shown. */
  readonly match: (view: unknown) => void;
  /** Tells the client by headers that what it asked for will go. */
  readonly leaving: (leaving: Leaving | undefined) => void;
}

export interface Declaration<
  R extends Route,
  U extends readonly Use[],
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  O extends Outputs,
> extends Common<R, U> {
  readonly path?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly output: O;
  /** Needed where `output` has several statuses. */
  readonly status?: (data: DataOf<O>) => keyof O & number;
  /** Where what was made, or the work that was begun, is found; of what needs no place, nothing. */
  readonly location?: (data: DataOf<O>, path: z.output<P>) => string | undefined;
  readonly handle: (given: Given<U, z.output<P>, z.output<Q>, z.output<B>>) => Promise<DataOf<O>>;
}

export function endpoint<
  const R extends Route,
  const U extends readonly Use[],
  O extends Outputs,
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodUndefined,
>(declaration: Declaration<R, U, P, Q, B, O>): Declared<EndpointSpec> {
  const { handle, output, status, location } = declaration;
  const [only = 200] = Object.keys(output).map(Number);
  const spec: EndpointSpec = {
    ...specOf(declaration),
    path: declaration.path,
    query: declaration.query,
    body: declaration.body,
    output,
    // The frame hands these only what handle() gave and path parameters that `path` has parsed.
    statusOf: (data) => (status ? status(data as DataOf<O>) : only),
    locationOf: location && ((data, path) => location(data as DataOf<O>, path as z.output<P>)),
    paged: false,
    sortable: [],
    produces: 'json',
  };
  return frame(spec, declaration.uses, async ({ ctx, call, match }) => {
    // Parsed by the schemas these types are the output of.
    const leaving = (told: Leaving | undefined): void => {
      call.leaving = told;
    };
    const given = { ctx, match, leaving, path: call.path, query: call.query, body: call.body } as Given<
      U,
      z.output<P>,
      z.output<Q>,
      z.output<B>
    >;
    return { data: await handle(given) };
  });
}
