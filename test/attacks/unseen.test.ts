// Nothing that one tenant does is seen by another: whatever can be read answers the same to the byte before and after.
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import type { EndpointSpec } from '../../lib/kernel/spec.ts';
import { callerOf, client, endpoints } from '../contract/endpoints.ts';
import { type Prepared, perform, prepare, routeOf } from '../contract/rehearse.ts';
import type { Answer } from '../harness/client.ts';

const ofTenants = endpoints.filter(
  (spec) => spec.plane === 'tenant' && spec.permission !== 'public' && callerOf(spec) !== 'platform-admin',
);
const readable = ofTenants.filter(({ route, produces }) => route.startsWith('GET') && produces === 'json');
const changing = ofTenants.filter(({ route }) => !route.startsWith('GET'));

/** Of the moment and of the request, not of what is told: when, how fast and from which memory it was answered, what is left of the caller's own limit, and how small it could be squeezed with the request's id in it. */
const MOMENTARY =
  /^(date|age|cache-status|x-request-id|x-amz.*|server-timing|ratelimit|x-ratelimit-.*|connection|keep-alive|content-length)$/;

/** A GET that counts, as downloads are counted, leaves a trace by being looked at: looked at once before and once after, and not in between. */
const isCounting = ({ uses }: EndpointSpec): boolean => uses.some((use) => use.endsWith(':write'));

/** What an endpoint tells of the looks themselves. */
const OF_THE_LOOK: Readonly<Record<string, (data: unknown) => unknown>> = {
  // How often each memory was asked; whose memories there are must not change.
  'cache.get-stats': (told) =>
    JSON.parse(JSON.stringify(told), (_, value: unknown) => (typeof value === 'number' ? '…' : value)),
};

/** A signed address as what it opens: when it was signed, by which session and for how long is of the moment. */
function unsigned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unsigned);
  if (typeof value !== 'object' || value === null) return value;
  const url: unknown = Reflect.get(value, 'url');
  if (typeof url !== 'string' || !url.includes('X-Amz-Signature='))
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, unsigned(one)]));
  return { ...value, url: url.split('?')[0], expiresAt: undefined };
}

function seen({ id }: EndpointSpec, { status, headers, text, json }: Answer): string {
  const whole: unknown = JSON.parse(text.replaceAll(json.meta?.requestId ?? '…', '…'));
  const moment = OF_THE_LOOK[id] ?? ((data: unknown) => data);
  const lasting = JSON.stringify(unsigned(moment(whole)));
  const isWhole = lasting === JSON.stringify(whole);
  // The tag of content that tells of the moment tells of it too.
  const told = [...headers].filter(([name]) => !MOMENTARY.test(name) && (isWhole || name !== 'etag'));
  return [status, ...told.map((pair) => pair.join(': ')).sort(), lasting].join('\n');
}

type Views = readonly Pick<Prepared, 'spec' | 'route' | 'sent'>[];

async function look(views: Views): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const { spec, route, sent } of views) all.set(spec.id, seen(spec, await client.send(route, sent)));
  return all;
}

const AGREEING_LOOKS = 3;
const PATIENCE_MS = 300_000;
const restless = new Set<string>();

/** Looks until several agree: then what went on behind has come to rest, however slow the machine is. */
async function settled(views: Views): Promise<Map<string, string>> {
  const end = Date.now() + PATIENCE_MS;
  let last = await look(views);
  for (let agreeing = 1; agreeing < AGREEING_LOOKS; ) {
    await pause(1_000);
    const next = await look(views);
    const moved = [...next].filter(([id, text]) => last.get(id) !== text).map(([id]) => id);
    agreeing = moved.length === 0 ? agreeing + 1 : 1;
    last = next;
    if (Date.now() < end) continue;
    for (const id of moved) restless.add(id);
    break;
  }
  return last;
}

const others = new Set<string>();

/** Ids that the house drew for somebody, anywhere in an answer. */
function idsIn(data: unknown): string[] {
  return JSON.stringify(data ?? null).match(/\b[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}\b/g) ?? [];
}

async function actAsGlobex(spec: EndpointSpec): Promise<void> {
  const { json } = await perform(spec, 'globex');
  for (const id of idsIn(json.data)) others.add(id);
  const { id } = Object(json.data);
  // A slug drawn by the test itself, such as that of an agent.
  if (typeof id === 'string' && id.length > 20) others.add(id);
}

const views: Prepared[] = [];
const ofGlobex: Views = readable
  .filter(({ path, example }) => !path && !example.needs)
  .map((spec) => ({ spec, route: routeOf(spec, spec.example), sent: { as: callerOf(spec, 'globex') } }));

/** Everything another tenant can do, until all of it has reached wherever it reaches. */
async function globexDoesEverything(): Promise<void> {
  for (const spec of changing) await actAsGlobex(spec);
  await settled(ofGlobex);
}

interface Compared {
  readonly before: Map<string, string>;
  readonly after: Map<string, string>;
}

/** What each of these views told before and after. */
async function compared(of: readonly Prepared[]): Promise<Compared> {
  const counting = of.filter(({ spec }) => isCounting(spec));
  const plain = of.filter(({ spec }) => !isCounting(spec));
  const counted = await look(counting);
  const before = await settled(plain);
  await globexDoesEverything();
  const after = await settled(plain);
  return { before: new Map([...counted, ...before]), after: new Map([...(await look(counting)), ...after]) };
}

const changedIn = ({ before, after }: Compared): string[] =>
  [...before].filter(([id, text]) => after.get(id) !== text).map(([id]) => id);

let { before, after }: Compared = { before: new Map(), after: new Map() };
let changed: string[] = [];

beforeAll(async () => {
  for (const spec of readable) views.push(await prepare(spec, 'initech'));
  ({ before, after } = await compared(views));
  changed = changedIn({ before, after });
  // What others do changes a thing each time they do it; the turn of an hour, or a job of the tenant's own, only once.
  if (changed.length > 0) {
    const again = await compared(views.filter(({ spec }) => changed.includes(spec.id)));
    changed = changedIn(again);
    for (const id of changed)
      for (const [all, of] of [
        [before, again.before],
        [after, again.after],
      ] as const)
        all.set(id, of.get(id) ?? '');
  }
  // What every tenant has, such as a rule of the platform, is nobody's secret.
  const common = [...before.values()].join();
  for (const other of others) if (common.includes(other)) others.delete(other);
}, 1_500_000);

test('all that can be read rests while nobody does anything', () => {
  expect([...restless]).toEqual([]);
  expect(before.size).toBe(readable.length);
});

test.each(readable.map(({ id }) => id))('%s: another tenant changes nothing of it', (id) => {
  if (changed.includes(id)) expect(after.get(id)).toBe(before.get(id));
  const told = after.get(id) ?? '';
  expect([...others].filter((other) => told.includes(other))).toEqual([]);
});

const named = readable.filter(({ paged, path }) => paged && !path);

test.each(named.map(({ id, route }) => ({ id, route })))(
  "$id: asked for another tenant's things by name it has none",
  async ({ id, route }) => {
    const view = views.find(({ spec }) => spec.id === id);
    for (const other of [...others].slice(-3)) {
      const answer = await client.send(`${route}?filter=${encodeURIComponent(`id eq '${other}'`)}`, {
        as: view?.sent.as,
      });
      if (answer.status === 200) expect(answer.json.data).toEqual([]);
    }
  },
);

const searching = ofTenants.filter(({ body }) => body && 'shape' in body && 'text' in Object(body.shape));

test.each(searching.map((spec) => ({ id: spec.id, spec })))(
  "$id: searched for another tenant's words it finds none",
  async ({ spec }) => {
    const { route, sent } = await prepare(spec, 'initech');
    const words = [...others].filter((one) => !one.includes('_')).slice(-10);
    expect(words).not.toEqual([]);
    for (const text of words) {
      const answer = await client.send(route, { ...sent, body: { text } });
      expect(answer.status, answer.text).toBe(200);
      for (const other of others) expect(answer.text.replaceAll(text, '')).not.toContain(other);
      expect(answer.text).not.toContain(`"id":"${text}"`);
    }
  },
);
