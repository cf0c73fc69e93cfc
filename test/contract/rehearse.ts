// Brings an endpoint's example to the point where it can be sent: what it needs has run, its placeholders are filled.
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import type { EndpointSpec, Example } from '../../lib/kernel/spec.ts';
import type { Answer, Sent } from '../harness/client.ts';
import type { TenantName } from '../harness/people.ts';
import { callerOf, client, endpointNamed } from './endpoints.ts';
import { freshen, mapStrings } from './freshen.ts';

export interface Prepared {
  readonly spec: EndpointSpec;
  /** Method and path with everything filled in, e.g. `GET /v1/agents/fleet-fuel`. */
  readonly route: string;
  readonly path: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly sent: Sent;
}

export async function prepare(spec: EndpointSpec, tenant: TenantName = 'acme'): Promise<Prepared> {
  const example = freshen(spec.example);
  const needed = new Map<string, unknown>();
  for (const [name, id] of Object.entries(example.needs ?? {})) {
    const answer = await perform(endpointNamed(id), tenant);
    needed.set(name, answer.json.data);
    await upload(example.uploads?.[name], answer.json.data);
    await settle(example.settled?.[name], answer, tenant);
  }
  const filled = mapStrings(example, (text) => text.replace(PLACEHOLDER, (_, path: string) => lookUp(needed, path)));
  const { path = {}, body } = filled;
  const sent: Sent = { as: callerOf(spec, tenant), ...(body !== undefined && { body }) };
  return { spec, path, body, sent, route: routeOf(spec, filled) };
}

const prepared = new Map<string, Promise<Prepared>>();

/** The same preparation for every test of a file that is refused before it changes anything. */
export function prepareOnce(spec: EndpointSpec): Promise<Prepared> {
  const known = prepared.get(spec.id) ?? prepare(spec);
  prepared.set(spec.id, known);
  return known;
}

/** Sends an example; it must succeed, or whatever needs it is meaningless. */
export async function perform(spec: EndpointSpec, tenant?: TenantName): Promise<Answer> {
  const { route, sent } = await prepare(spec, tenant);
  const answer = await client.send(route, sent);
  if (answer.status >= 300) throw new Error(`The example of ${spec.id} failed: ${answer.status} ${answer.text}`);
  return answer;
}

export function routeOf(spec: EndpointSpec, { path = {}, query = {} }: Pick<Example, 'path' | 'query'>): string {
  const filled = spec.route.replace(/\{(\w+)\+?\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return search ? `${filled}?${search}` : filled;
}

const PLACEHOLDER = /\{\{([\w.]+)\}\}/g;

function lookUp(needed: ReadonlyMap<string, unknown>, path: string): string {
  const [name = '', ...fields] = path.split('.');
  let at = needed.get(name);
  for (const field of fields) at = Object(at)[field];
  if (typeof at !== 'string') throw new Error(`An example asks for {{${path}}}, which no answer holds.`);
  return at;
}

const Ticket = z.object({
  upload: z.object({ url: z.string(), method: z.string(), headers: z.record(z.string(), z.string()) }),
});
const Tickets = z.object({ parts: z.array(Ticket.extend({ sizeBytes: z.number() })) });

type Content = NonNullable<Example['uploads']>[string];

async function upload(content: Content | undefined, data: unknown): Promise<void> {
  if (content === undefined) return;
  let rest = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content.base64, 'base64');
  const parts = Tickets.safeParse(data).data?.parts ?? [{ ...Ticket.parse(data), sizeBytes: rest.length }];
  for (const { upload: ticket, sizeBytes } of parts) {
    const { method, headers } = ticket;
    const { status } = await fetch(ticket.url, { method, headers, body: rest.subarray(0, sizeBytes) });
    if (status !== 200) throw new Error(`An example's upload was refused with ${status}.`);
    rest = rest.subarray(sizeBytes);
  }
}

const PATIENCE_MS = 30_000;

/** Waits until what a 202 began has come so far. */
async function settle(status: string | undefined, { headers }: Answer, tenant: TenantName): Promise<void> {
  if (status === undefined) return;
  const place = `GET ${headers.get('location')}` as const;
  for (const end = Date.now() + PATIENCE_MS; ; await delay(100)) {
    const { json, text } = await client.send(place, { as: `${tenant}/admin` });
    if (Object(json.data).status === status) return;
    if (Date.now() > end) throw new Error(`${place} did not become ${status}: ${text}`);
  }
}
