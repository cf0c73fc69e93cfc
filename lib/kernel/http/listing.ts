// listing(): an endpoint that answers a page; limit, sealed cursor and next link are the frame's.
import * as z from 'zod';
import { type Cursors, cursorsSign } from '../../platform/cursors/index.ts';
import type { Item, Page } from '../../platform/table/index.ts';
import type { Context, Use } from '../context.ts';
import { CursorInvalid } from '../faults.ts';
import type { Declared, EndpointSpec, Route } from '../spec.ts';
import { basePath, type Call } from './call.ts';
import { type Common, frame, specOf } from './frame.ts';
import type { PageMeta } from './respond.ts';

const CURSOR_HOURS = 24;

/** What the store needs to know of the page asked for. */
export interface PageRequest {
  readonly limit: number;
  readonly after?: Item;
}

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
    produces: 'json',
  };
  return frame(spec, uses, async ({ ctx, call, event }) => {
    // cursorsSign is among the uses, so its port is there; the handler sees only what its declaration named.
    const { cursors } = ctx as unknown as { cursors: Cursors };
    const page = await pageAsked(call, cursors, spec.id);
    const given = { ctx: ctx as Context<U>, path: call.path as z.output<P>, query: call.query as z.output<Q>, page };
    const { items, next } = await declaration.handle(given);
    const cursor = next && (await cursors.seal({ list: listOf(call, spec.id), next }, expiry(ctx.clock.now())));
    return { data: items, page: pageMeta(page.limit, cursor, basePath(event) + event.path, call.query) };
  });
}

/** A cursor is good for the very list it came from: same operation, same path, same filters. */
const listOf = ({ path, query: { limit, cursor, fields, ...filters } }: Call, id: string): string =>
  JSON.stringify([id, path, filters]);

/** Rounded up to the hour, so that an unchanged page keeps its cursor and with it its entity tag. */
const expiry = (now: Date): Date => new Date(Math.ceil(now.getTime() / 3_600_000 + CURSOR_HOURS) * 3_600_000);

const Sealed = z.object({ list: z.string(), next: z.record(z.string(), z.unknown()) });

async function pageAsked(call: Call, cursors: Cursors, id: string): Promise<PageRequest> {
  const { limit, cursor } = z.object({ limit: z.number(), cursor: z.string().optional() }).parse(call.query);
  if (cursor === undefined) return { limit };
  const opened = Sealed.safeParse(await cursors.open(cursor));
  if (!opened.success || opened.data.list !== listOf(call, id)) throw CursorInvalid();
  return { limit, after: opened.data.next };
}

function pageMeta(limit: number, cursor: string | undefined, path: string, query: Record<string, unknown>): PageMeta {
  if (!cursor) return { limit };
  const kept = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const search = new URLSearchParams({ ...Object.fromEntries(kept), cursor });
  return { limit, nextCursor: cursor, nextUrl: `${path}?${search}` };
}
