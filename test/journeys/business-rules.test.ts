// A compliance team adds rules by pasting the README's commands, sees them run and counted, and is held back where two contradict.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import { ROOT } from '../architecture/read-imports.ts';
import { openClient } from '../harness/client.ts';
import { dataOf, until } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const as = 'acme/developer';
const fresh = (name: string): string => `${name}-${ulid().toLowerCase()}`;

/** `curl … $API/v1/rules… -d '…'`, as they stand in the README's section on rules. */
async function pasted(): Promise<{ path: string; body: string }[]> {
  const text = await readFile(join(ROOT, 'README.md'), 'utf8');
  const [, section = ''] = text.split('## Add a business rule');
  return [...(section.split('\n## ')[0] ?? '').matchAll(/curl -s \$API(\/\S+) .*-d '(.*)'$/gm)].map(
    ([, path = '', body = '']) => ({ path, body }),
  );
}

const Evaluated = z.object({
  outcomes: z.array(
    z.looseObject({
      alerts: z.array(z.looseObject({ rule: z.string(), value: z.string() })),
      classified: z.array(z.looseObject({ rule: z.string() })),
      problems: z.array(z.looseObject({ rule: z.string(), code: z.string() })),
    }),
  ),
});

test('the commands of the README add, test, activate and run a rule; its hits are counted', async () => {
  const commands = await pasted();
  expect(commands.map(({ path }) => path)).toEqual([
    '/v1/rules',
    '/v1/rules/test',
    '/v1/rules/heavy-cargo/activate',
    '/v1/rules/evaluate',
  ]);
  const id = fresh('heavy-cargo');
  const answers = [];
  for (const { path, body } of commands)
    answers.push(
      await client.send(`POST ${path.replace('heavy-cargo', id)}`, { as, text: body.replace('heavy-cargo', id) }),
    );
  expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 200]);
  expect(answers[1]?.json.data).toMatchObject({ passed: true });
  const [last] = answers.slice(-1);
  const { outcomes } = dataOf(last ?? expect.fail(), Evaluated);
  expect(outcomes.map(({ alerts }) => alerts.filter(({ rule }) => rule === id).map(({ value }) => value))).toEqual([
    ['1200'],
    [],
  ]);
  const hours = () => client.send(`GET /v1/rules/${id}/metrics`, { as: 'acme/viewer' });
  const counted = await until(hours, (answer) => JSON.stringify(answer.json.data).includes('evaluated'));
  expect(counted.json.data).toMatchObject([{ ruleId: id, evaluated: 2, fired: 1, problems: 0 }]);
});

const rule = (id: string, more: object) => ({
  id,
  kind: 'classification',
  name: id,
  inputs: [{ name: 'goods', type: 'list' }],
  tests: [{ name: 'fires', record: { goods: [{ kg: 9 }] }, expect: { fires: true } }],
  ...more,
});
const active = async (id: string, more: object) => {
  dataOf(await client.send('POST /v1/rules', { as, body: rule(id, more) }), z.unknown());
  return client.send(`POST /v1/rules/${id}/activate`, { as, body: { version: 1 } });
};

test('a rule that needs JSONata itself works, one that never ends is stopped and named, and both leave the rest alone', async () => {
  const [inside, endless] = [fresh('inside'), fresh('endless')];
  const loop = '($f := function($n) { $f($n + 1) }; $f(0))';
  await active(inside, { when: '$count(goods[kg > 5]) > 0', effect: { attribute: 'heavy', class: 'yes' } });
  await active(endless, { when: `goods[0].kg > 5 or ${loop}`, effect: { attribute: 'never', class: 'yes' } });
  const body = { records: [{ goods: [{ kg: 9 }] }, { goods: [{ kg: 1 }] }], rules: [inside, endless] };
  const { outcomes } = dataOf(await client.send('POST /v1/rules/evaluate', { as: 'acme/operator', body }), Evaluated);
  expect(outcomes.map(({ classified }) => classified.map((each) => each.rule))).toEqual([[endless, inside], []]);
  expect(outcomes[1]?.problems).toMatchObject([{ rule: endless }]);
  await client.send(`POST /v1/rules/${endless}/deactivate`, { as });
});

test('a contradiction is refused with a record that shows it; a viewer may look and not run', async () => {
  const attribute = `a${ulid()}`;
  const [first, second] = [fresh('first'), fresh('second')];
  expect((await active(first, { effect: { attribute, class: 'high' } })).status).toBe(200);
  const refused = await active(second, { effect: { attribute, class: 'low' } });
  expect(refused.status).toBe(409);
  expect(refused.json.errors?.[0]?.details).toMatchObject({ kind: 'contradiction', witness: { goods: [] } });
  expect((await client.send(`GET /v1/rules/${first}`, { as: 'acme/viewer' })).status).toBe(200);
  const running = await client.send('POST /v1/rules/evaluate', { as: 'acme/viewer', body: { records: [{}] } });
  expect(running.status).toBe(403);
  const writing = await client.send('POST /v1/rules', { as: 'acme/operator', body: rule(fresh('third'), {}) });
  expect(writing.status).toBe(403);
});
