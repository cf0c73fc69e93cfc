// listing(): an endpoint that answers a page; limit, sealed cursor and next link are the frame's.
import { createHash } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod';
import { type Cursors, cursorsSign } from '../../platform/cursors/index.ts';
import type { Page } from '../../platform/table/index.ts';
import type { Context, Use } from '../context.ts';
import { CursorInvalid, RequestInvalid } from '../faults.ts';
import type { Declared, EndpointSpec, Route } from '../spec.ts';
import { basePath, type Call } from './call.ts';
import { fieldsOf } from './filters/index.ts';
import { type Common, frame, specOf } from './frame.ts';
import type { PageRequest } from './page-request.ts';
import { itemOf } from './parse.ts';
import { readTies } from './read-ties.ts';
import type { PageMeta } from './respond.ts';
import { sortKeys } from './sort-keys.ts';
import { type Wanted, walkPages } from './walk-pages.ts';

const CURSOR_HOURS = 24;

interface Given<U extends readonly Use[], P, Q> {
  readonly ctx: Context<U>;
  readonly path: P;
  readonly query: Q;
  readonly page: PageRequest;
}

interface Declaration<
  R extends Route,
  U extends readonly Use[],
  P extends z.ZodObject,
  Q extends z.ZodObject,
  I extends z.ZodType,
> extends Common<R, U> {
  readonly path?: P;
  readonly query?: Q;
  readonly item: I;
  /** Fields that `?sort=` may begin with: those in whose order the store can read. */
  readonly sortable?: readonly string[];
  /** Sorts by any number of fields itself, as what is held in memory does. */
  readonly sorts?: boolean;
  readonly handle: (given: Given<U, z.output<P>, z.output<Q>>) => Promise<Page<z.input<I>>>;
}

export function listing<
  const R extends Route,
  const U extends readonly Use[],
  I extends z.ZodType,
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
>(declaration: Declaration<R, U, P, Q, I>): Declared<EndpointSpec> {
  const uses = [...declaration.uses, cursorsSign] as const;
  const spec: EndpointSpec = {
    ...specOf({ ...declaration, uses }),
    path: declaration.path,
    query: declaration.query,
    body: undefined,
    output: { 200: z.array(declaration.item) },
    statusOf: () => 200,
    locationOf: undefined,
    paged: true,
    sortable: declaration.sortable ?? [],
    produces: 'json',
  };
  return frame(spec, uses, async ({ ctx, call, event }) => {
    // cursorsSign is among the uses, so its port is there; the handler sees only what its declaration named.
    const { cursors } = ctx as unknown as { cursors: Cursors };
    const wanted = await pageAsked(call, cursors, spec);
    const given = { ctx: ctx as Context<U>, path: call.path as z.output<P>, query: call.query as z.output<Q> };
    const read = (page: PageRequest) => declaration.handle({ ...given, page });
    const { items, next, total } = await walkPages(
      declaration.sorts ? read : readTies(read, wanted.sort ?? []),
      wanted,
    );
    const cursor = next && (await cursors.seal({ list: listOf(call, spec.id), next }, expiry(ctx.clock.now())));
    const page = {
      ...(total !== undefined && { total }),
      limit: wanted.limit,
      ...(wanted.offset > 0 && { offset: wanted.offset }),
    };
    return { data: items, page: { ...page, ...nextPage(cursor, event) } };
  });
}

/** A cursor is good for the very list it came from: same operation, same path, same filters. As a digest, since filters are long and addresses must not be. */
const listOf = ({ path, query: { limit, cursor, offset, fields, ...rest }, filter }: Call, id: string): string =>
  createHash('sha256')
    .update(JSON.stringify([id, path, rest, filter]))
    .digest('base64url');

/** Rounded up to the hour, so that an unchanged page keeps its cursor and with it its entity tag. */
const expiry = (now: Date): Date => new Date(Math.ceil(now.getTime() / 3_600_000 + CURSOR_HOURS) * 3_600_000);

const Sealed = z.object({ list: z.string(), next: z.record(z.string(), z.unknown()) });

const Asked = z.object({
  limit: z.number(),
  cursor: z.string().optional(),
  offset: z.number().default(0),
  sort: z.string().optional(),
});

async function pageAsked(call: Call, cursors: Cursors, spec: EndpointSpec): Promise<Wanted> {
  const { limit, cursor, offset, sort } = Asked.parse(call.query);
  const { filter } = call;
  const item = itemOf(spec);
  // Of two lists nobody can say which comes first.
  const then = item ? [...fieldsOf(item)].flatMap(([name, { many }]) => (many ? [] : [name])) : [];
  const order = sort === undefined ? {} : { sort: sortKeys(sort, { first: spec.sortable, then }) };
  if (cursor === undefined) return { limit, offset, filter, ...order };
  if (offset > 0)
    throw RequestInvalid([
      { field: '/query/offset', message: 'A page begins at a cursor or at an offset; send one of them.' },
    ]);
  const opened = Sealed.safeParse(await cursors.open(cursor));
  if (!opened.success || opened.data.list !== listOf(call, spec.id)) throw CursorInvalid();
  return { limit, offset, filter, ...order, after: opened.data.next };
}

/** The next page has this one's address but for where it begins. */
function nextPage(cursor: string | undefined, event: APIGatewayProxyEvent): Pick<PageMeta, 'nextCursor' | 'nextUrl'> {
  if (!cursor) return {};
  const kept = Object.entries(event.queryStringParameters ?? {}).flatMap(([name, value]) =>
    value === undefined || name === 'offset' ? [] : [[name, value]],
  );
  const search = new URLSearchParams({ ...Object.fromEntries(kept), cursor });
  return { nextCursor: cursor, nextUrl: `${basePath(event)}${event.path}?${search}` };
}
