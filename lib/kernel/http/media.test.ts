// JSON and YAML are two spellings of one contract.
import { expect, test } from 'vitest';
import * as z from 'zod';
import { readYaml } from '../../shared/yaml/read-yaml.ts';
import { endpoint } from './endpoint.ts';
import { tryCall } from './trial-call.ts';

const echo = endpoint({
  id: 'trial.echo',
  route: 'POST /v1/trial',
  summary: 'Answers what it is sent.',
  permission: 'public',
  body: z.strictObject({ text: z.string(), size: z.int().optional() }),
  output: { 200: z.strictObject({ text: z.string(), size: z.int().optional() }) },
  uses: [],
  faults: [],
  impact: 'nothing',
  example: {},
  handle: async ({ body }) => body,
});

const YAML = { 'content-type': 'application/yaml; charset=utf-8' };
const send = (body: string, headers: Record<string, string> = YAML) => tryCall(echo, { body, headers });
const typeFor = async (accept: string) =>
  (await send('text: x', { ...YAML, accept })).headers['content-type']?.split(';')[0];

test('a body in YAML is the same body, and an answer in YAML the same answer', async () => {
  const { status, data } = await send('text: "07"\nsize: 3\n');
  expect([status, data]).toEqual([200, { text: '07', size: 3 }]);
  const answer = await send('text: "07"', { ...YAML, accept: 'application/yaml' });
  expect(answer.headers['content-type']).toBe('application/yaml; charset=utf-8');
  expect(answer.headers['vary']).toContain('Accept');
  expect(readYaml(answer.text)).toMatchObject({ ok: true, value: { data: { text: '07' } } });
});

test('a refusal is told in YAML to who accepts YAML', async () => {
  const refused = await send('txt: 1', { ...YAML, accept: 'application/yaml' });
  expect(refused.status).toBe(422);
  expect(readYaml(refused.text)).toMatchObject({
    ok: true,
    value: { errors: [{ field: '/text' }, { field: '/txt' }] },
  });
});

test('anchors, tags and twin keys in a body are 400, each with its line', async () => {
  const { status, errors } = await send('text: &a x\nsize: !!int 3\nsize: *a\n');
  expect(status).toBe(400);
  expect(errors.map(({ details }) => details['line'])).toEqual([1, 2, 3, 3]);
  expect((await send('a: [[[[[[[[[[')).status).toBe(400);
});

test('what is asked for most is answered: by quality, then by name, then JSON', async () => {
  for (const accept of [
    'application/json',
    '*/*',
    'application/*',
    'application/yaml;q=0.5, application/json',
    'text/html, */*;q=0.1',
  ])
    expect(await typeFor(accept), accept).toBe('application/json');
  for (const accept of [
    'application/yaml',
    'text/yaml',
    'application/vnd.greenlang.v1+yaml',
    '*/*, application/yaml',
    'application/json;q=0.9, application/yaml',
  ])
    expect(await typeFor(accept), accept).toBe('application/yaml');
  expect((await send('text: x', { ...YAML, accept: 'application/yaml;q=0' })).status).toBe(406);
});
