// Nothing that one tenant does is seen by another: whatever can be read answers the same to the byte before and after.
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import type { EndpointSpec } from '../../lib/kernel/spec.ts';
import { callerOf, client, endpoints } from '../contract/endpoints.ts';
import { type Prepared, perform, prepare } from '../contract/rehearse.ts';
import type { Answer } from '../harness/client.ts';

const ofTenants = endpoints.filter(
  (spec) => spec.plane === 'tenant' && spec.permission !== 'public' && callerOf(spec) !== 'platform-admin',
);
const readable = ofTenants.filter(({ route, produces }) => route.startsWith('GET') && produces === 'json');
const changing = ofTenants.filter(({ route }) => !route.startsWith('GET'));

/** Of the moment and of the request, not of what is told: when, how fast and from which memory it was answered, what is left of the caller's own limit, and how small it could be squeezed with the request's id in it. */
const MOMENTARY =
  /^(date|age|cache-status|x-request-id|x-amz.*|server-timing|ratelimit|x-ratelimit-.*|connection|keep-alive|content-length)$/;

function seen({ status, headers, text, json }: Answer): string {
  const told = [...headers].filter(([name]) => !MOMENTARY.test(name)).map((pair) => pair.join(': '));
  return [status, ...told.sort(), text.replaceAll(json.meta?.requestId ?? '…', '…')].join('\n');
}

const views: Prepared[] = [];

const look = async (): Promise<Map<string, string>> => {
  const all = new Map<string, string>();
  for (const { spec, route, sent } of views) all.set(spec.id, seen(await client.send(route, sent)));
  return all;
};

/** Two looks that agree: what went on behind has come to rest; what never rests tells of the moment itself. */
async function settledLook(): Promise<Map<string, string>> {
  let before = await look();
  for (let tries = 0; tries < 10; tries += 1) {
    await pause(1_500);
    const after = await look();
    const resting = [...after].filter(([id, text]) => before.get(id) === text);
    if (resting.length === after.size || tries === 9) return new Map(resting);
    before = after;
  }
  return before;
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

let before = new Map<string, string>();
let after = new Map<string, string>();

beforeAll(async () => {
  for (const spec of readable) views.push(await prepare(spec, 'initech'));
  before = await settledLook();
  for (const spec of changing) await actAsGlobex(spec);
  // What every tenant has, such as a rule of the platform, is nobody's secret.
  const common = [...before.values()].join();
  for (const other of others) if (common.includes(other)) others.delete(other);
  await pause(3_000);
  after = await look();
}, 240_000);

test('most of what can be read rests while nobody does anything', () => {
  const restless = readable.filter(({ id }) => !before.has(id)).map(({ id }) => id);
  expect(before.size, restless.join()).toBeGreaterThan(readable.length / 2);
});

test.each(readable.map(({ id }) => id))('%s: another tenant changes nothing of it', (id) => {
  if (before.has(id)) expect(after.get(id)).toBe(before.get(id));
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
