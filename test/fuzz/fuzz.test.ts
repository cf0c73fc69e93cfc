// Whatever is sent to whichever operation of the OpenAPI document: no answer is ours to blame, nothing invalid is taken, nothing is given away.
//
// The attempts are the same each time, so that a change is judged by itself. FUZZ_SEED=random tries others, and each test tells its seed;
// FUZZ_SEED with the first one's repeats a run, FUZZ_RUNS makes it longer.
import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { client, endpointNamed } from '../contract/endpoints.ts';
import { type Prepared, prepareOnce } from '../contract/rehearse.ts';
import { type Attempt, attemptsOn, type Cursors, type Ground } from './attempts.ts';
import { brokenBy, type Reply } from './laws.ts';
import { type Operation, readOperations } from './operations.ts';

const asked = process.env['FUZZ_SEED'] ?? 1;
const seed = asked === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(asked);
const runs = Number(process.env['FUZZ_RUNS'] ?? 15);
const operations = await readOperations(client);

const { apiUrl } = inject('house');

async function send({ route, headers, content }: Attempt, token: string | undefined): Promise<Reply> {
  const [method = '', path = ''] = route.split(' ');
  const response = await fetch(apiUrl.replace(/\/$/, '') + path, {
    method,
    redirect: 'manual',
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
    ...(content !== undefined && { body: content }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** A cursor of the list itself, and one of the same list in another tenant; none where a list has one page. */
async function cursorsOf({ spec, route, sent }: Prepared): Promise<Cursors | undefined> {
  if (!spec.paged) return undefined;
  const first = `${route}${route.includes('?') ? '&' : '?'}limit=1`;
  const own = (await client.send(first, sent)).json.meta?.page?.nextCursor;
  const foreign = (await client.send('GET /v1/agents?limit=1', { as: 'globex/admin' })).json.meta?.page?.nextCursor;
  return own && foreign ? { own, foreign } : undefined;
}

async function groundOf(operation: Operation): Promise<Ground> {
  const prepared = await prepareOnce(endpointNamed(operation.id));
  return { operation, prepared, cursors: await cursorsOf(prepared) };
}

const shownReply = ({ status, text }: Reply): string => `${status} ${text.slice(0, 600)}`;

const shown = ({ how, route, headers, content, mustBeRefused }: Attempt): string => {
  const text = typeof content === 'string' ? content : content && `base64 ${Buffer.from(content).toString('base64')}`;
  return `${how}${mustBeRefused ? ', to be refused' : ''}: ${route.slice(0, 500)} ${JSON.stringify(headers).slice(0, 500)} ${text?.slice(0, 1500) ?? ''}`;
};

test.each(operations.map((operation, index) => ({ id: operation.id, operation, seed: seed + index })))(
  `$id holds its laws ($seed, ${runs} attempts)`,
  async ({ operation, seed }) => {
    const ground = await groundOf(operation);
    const { as } = ground.prepared.sent;
    const token = as && (await client.tokenOf(as));
    const broken: string[] = [];
    for (const attempt of fc.sample(attemptsOn(ground), { seed, numRuns: runs })) {
      const reply = await send(attempt, token);
      for (const law of brokenBy(attempt, reply)) broken.push(`${law}\n${shown(attempt)}\n${shownReply(reply)}`);
    }
    expect(broken).toEqual([]);
  },
);

test('the document names operations enough for this to mean something', () => {
  expect(operations.length).toBeGreaterThan(80);
});
