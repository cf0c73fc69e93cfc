// What the rules promise, on a real table.
import { afterAll, describe, expect, test } from 'vitest';
import { openGround } from '../../local/ground/index.ts';
import { tableWrite } from '../kernel/index.ts';
import { trialContext } from '../kernel/trial.ts';
import { put } from '../platform/table/index.ts';
import {
  Activation,
  activateRule,
  countRules,
  createRule,
  createRuleVersion,
  deactivateRule,
  deleteRule,
  Evaluation,
  evaluateRules,
  getRule,
  getRuleVersion,
  listRuleChanges,
  listRuleHours,
  listRules,
  RuleSource,
  rollbackRule,
  TestRequest,
  testRule,
} from './index.ts';
import { activeRuleRecord } from './records.ts';
import { putNext, ruleById } from './store.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

let tenants = 0;
const tenant = () => {
  tenants += 1;
  return trialContext([tableWrite], { tenantId: `rules-${tenants}`, roles: ['developer'] });
};
type Ctx = ReturnType<typeof tenant>;

const inputs = [
  { name: 'country', type: 'text' },
  { name: 'massKg', type: 'decimal', unit: 'kg', min: '0' },
  { name: 'items', type: 'list', optional: true },
];
const facts = { country: 'DE', massKg: '10.5' };
const tests = [{ name: 'fires', record: facts, expect: { fires: true } }];
const rule = (id: string, more: object = {}) => ({
  id,
  kind: 'classification',
  name: id,
  inputs,
  effect: { attribute: 'risk', class: 'high' },
  tests,
  ...more,
});
const create = (ctx: Ctx, ...given: Parameters<typeof rule>) => createRule(ctx, RuleSource.parse(rule(...given)));
const activate = (ctx: Ctx, id: string, more: object = {}) =>
  activateRule(ctx, id, Activation.parse({ version: 1, ...more }));
const evaluate = (ctx: Ctx, ...records: object[]) => evaluateRules(ctx, Evaluation.parse({ records }));
const reason = (expected: string) => ({ type: { reason: expected } });

describe('the five kinds', () => {
  test('each does on a record what it is for, exactly', async () => {
    const ctx = tenant();
    await create(ctx, 'check-country', {
      kind: 'validation',
      effect: {
        assert: 'country in ["DE", "FR"]',
        field: 'country',
        message: 'Unknown country.',
        remedy: 'Name DE or FR.',
      },
      tests: [{ name: 'fires', record: { ...facts, country: 'XX' }, expect: { fires: true } }],
    });
    await create(ctx, 'calc-emissions', {
      kind: 'calculation',
      effect: { target: 'co2e', value: 'massKg * 0.1 + 0.2', unit: 'kg', places: 3 },
      tests: [{ name: 'exactly', record: facts, expect: { fires: true, value: '1.25' } }],
    });
    await create(ctx, 'class-risk', { when: 'massKg > 10' });
    await create(ctx, 'alert-mass', {
      kind: 'threshold',
      effect: { measure: 'massKg', is: 'at-least', limit: '10.5', unit: 'kg', alert: 'heavy', message: 'Heavy.' },
    });
    await create(ctx, 'route-review', { kind: 'routing', effect: { decision: 'review', to: 'desk' } });
    for (const id of ['check-country', 'calc-emissions', 'class-risk', 'alert-mass', 'route-review'])
      await activate(ctx, id);
    const { outcomes } = await evaluate(
      ctx,
      { country: 'XX', massKg: '10.5' },
      { country: 'DE', massKg: '0.1' },
      { country: 'DE' },
    );
    expect(outcomes[0]).toMatchObject({
      findings: [{ rule: 'check-country', severity: 'error', field: '/country', remedy: 'Name DE or FR.' }],
      calculated: [{ target: 'co2e', value: '1.25', unit: 'kg' }],
      classified: [{ attribute: 'risk', class: 'high' }],
      alerts: [{ alert: 'heavy', value: '10.5', limit: '10.5', unit: 'kg' }],
      routed: [{ decision: 'review', to: 'desk' }],
      problems: [],
    });
    expect(outcomes[1]).toMatchObject({ findings: [], calculated: [{ value: '0.21' }], classified: [], alerts: [] });
    expect(outcomes[2]?.problems).toHaveLength(5);
    expect(outcomes[2]?.problems[0]).toMatchObject({ code: 'input_invalid', field: '/massKg' });
  });

  test('of rules that answer one question the one of highest priority wins, and says who gave way', async () => {
    const ctx = tenant();
    await create(ctx, 'low-rule', { effect: { attribute: 'risk', class: 'low' } });
    await create(ctx, 'high-rule', { priority: 5 });
    await activate(ctx, 'low-rule');
    await activate(ctx, 'high-rule');
    const { outcomes } = await evaluate(ctx, facts);
    expect(outcomes[0]?.classified).toEqual([
      { rule: 'high-rule', version: 1, attribute: 'risk', class: 'high', over: ['low-rule'] },
    ]);
  });

  test('more than an answer can carry is refused before anything is counted, saying how many records fit', async () => {
    const ctx = tenant();
    const effect = { assert: 'massKg = 0', message: 'm'.repeat(500), remedy: 'r'.repeat(500) };
    for (const id of ['wordy-a', 'wordy-b', 'wordy-c', 'wordy-d', 'wordy-e']) {
      await create(ctx, id, { kind: 'validation', effect });
      await activate(ctx, id);
    }
    const many = (length: number) => evaluate(ctx, ...Array.from({ length }, () => facts));
    const refused: unknown = await many(1_000).catch((fault: unknown) => fault);
    expect(refused).toMatchObject({ ...reason('evaluation_too_large'), problems: [{ field: '/records' }] });
    const [, fitting = ''] = /the first (\d+) are not/.exec(String(refused)) ?? [];
    expect((await many(Number(fitting))).outcomes).toHaveLength(Number(fitting));
    await expect(many(Number(fitting) + 1)).rejects.toMatchObject(reason('evaluation_too_large'));
  });

  test('the same rules and records give the same answer, in whatever order the rules came', async () => {
    const [one, two] = [tenant(), tenant()];
    for (const [ctx, ids] of [
      [one, ['rule-a', 'rule-b', 'rule-c']],
      [two, ['rule-c', 'rule-a', 'rule-b']],
    ] as const)
      for (const id of ids) {
        await create(ctx, id, {
          priority: id === 'rule-b' ? 3 : 1,
          effect: { attribute: 'risk', class: id === 'rule-c' ? 'high' : 'high' },
        });
        await activate(ctx, id);
      }
    expect(await evaluate(one, facts, { country: 'FR', massKg: 3 })).toEqual(
      await evaluate(two, facts, { country: 'FR', massKg: 3 }),
    );
  });

  test('what is not compiled runs in JSONata beside the rest, and a rule that never ends harms nobody', async () => {
    const ctx = tenant();
    const record = { ...facts, items: [{ kg: 4 }, { kg: 9 }] };
    const when = { when: '$count(items[kg > 5]) > 0', tests: [{ name: 'fires', record, expect: { fires: true } }] };
    await create(ctx, 'looks-inside', when);
    await create(ctx, 'compiled', { effect: { attribute: 'other', class: 'yes' } });
    await create(ctx, 'endless', {
      effect: { attribute: 'never', class: 'yes' },
      when: 'country = "DE" or ($f := function($n) { $f($n + 1) }; $f(0))',
    });
    for (const id of ['looks-inside', 'compiled', 'endless']) await activate(ctx, id);
    const { outcomes } = await evaluate(ctx, record, { country: 'FR', massKg: '1', items: [] });
    expect(outcomes.map(({ classified }) => classified.map((each) => each.rule))).toEqual([
      ['compiled', 'endless', 'looks-inside'],
      ['compiled'],
    ]);
    expect(outcomes[1]?.problems).toMatchObject([{ rule: 'endless' }]);
  }, 30_000);
});

describe('what is refused at the door', () => {
  const problemsOf = async (source: object) => {
    const failure: unknown = await Promise.resolve()
      .then(() => createRule(tenant(), RuleSource.parse(source)))
      .catch((problem: unknown) => problem);
    expect(failure).toMatchObject(reason('rule_invalid'));
    return (failure as { problems: { field: string; message: string; details?: object }[] }).problems;
  };

  test('everything wrong with a rule is said at once, fields and expressions alike', async () => {
    const problems = await problemsOf({
      ...rule('x'),
      when: 'contry = "DE"',
      inputs,
      effect: { atribute: 'risk', class: 'high' },
    });
    const said = problems.map(({ field, message }) => `${field} ${message}`).join('\n');
    expect(said).toMatch(/^\/id /m);
    expect(said).toMatch(/\/effect\/atribute .*Did you mean "attribute"/);
    expect(said).toMatch(/\/when .*Did you mean "country"/);
    const also = await problemsOf({ ...rule('x'), when: 'contry = "DE"', priority: 1.5 });
    expect(also.map(({ field }) => field).sort()).toEqual(['/id', '/priority', '/when']);
    expect(also.find(({ field }) => field === '/when')?.message).toContain('Did you mean "country"');
  });

  test.each([
    ['an unknown function', { when: '$uppercas(country) = "DE"' }, '/when', 'Did you mean "uppercase"'],
    ['chance', { when: '$random() > 0.5' }, '/when', 'same answer every time'],
    ['the clock', { when: '$now() > "2026"' }, '/when', 'does not read the clock'],
    ['code made at run time', { when: '$eval("1")' }, '/when', 'does not make code'],
    ['broken JSONata', { when: 'country = ' }, '/when', 'no valid JSONata'],
    ['a loop over decimals', { when: '$count([1..3][$ > massKg]) > 1' }, '/when', 'computed exactly'],
    ['a type it has not', { inputs: [{ name: 'a', type: 'decmal' }] }, '/inputs/0/type', 'Did you mean "decimal"?'],
    ['an input twice', { inputs: [...inputs, inputs[0]] }, '/inputs/3/name', 'twice'],
    [
      'bounds that exclude all',
      { inputs: [{ name: 'massKg', type: 'decimal', min: '2', max: '1' }] },
      '/inputs/0/max',
      'no value',
    ],
  ])('%s', async (_, more, field, message) => {
    const problems = await problemsOf(rule('some-rule', more));
    expect(problems.find((problem) => problem.field === field)?.message).toContain(message);
  });

  test('YAML is refused with line and column, anchors, tags and twin keys among it', async () => {
    const [anchor, tag] = await problemsOf({ yaml: 'id: &a one\nkind: !x routing\n' });
    expect(anchor).toMatchObject({ field: '/yaml', details: { line: 1, pointer: '/id' } });
    expect(tag).toMatchObject({ field: '/yaml', details: { line: 2, pointer: '/kind' } });
    const [unknown] = await problemsOf({ yaml: `${yaml('from-text')}piority: 3\n` });
    expect(unknown).toMatchObject({
      details: { line: 9, column: 1 },
      message: expect.stringContaining('Did you mean "priority"'),
    });
  });

  test('two rules with one id, even after the first was deleted', async () => {
    const ctx = tenant();
    await create(ctx, 'only-once');
    await expect(create(ctx, 'only-once')).rejects.toMatchObject({
      ...reason('rule_taken'),
      problems: [{ field: '/id' }],
    });
    await deleteRule(ctx, 'only-once', () => undefined);
    await expect(create(ctx, 'only-once')).rejects.toMatchObject(reason('rule_taken'));
  });
});

const yaml = (id: string, klass = 'high', priority = 0) => `id: ${id}
kind: classification
name: From text
priority: ${priority}
inputs: [{ name: country, type: text }]
when: country = "DE"
effect: { attribute: risk, class: ${klass} }
tests: [{ name: fires, record: { country: DE }, expect: { fires: true } }]
`;
const fromText = (ctx: Ctx, ...given: Parameters<typeof yaml>) =>
  createRule(ctx, RuleSource.parse({ yaml: yaml(...given) }));

describe('activation', () => {
  test('needs tests, one that fires, and all of them passing', async () => {
    const ctx = tenant();
    await create(ctx, 'untested', { tests: [] });
    await expect(activate(ctx, 'untested')).rejects.toMatchObject(reason('rule_unproven'));
    await create(ctx, 'tested-badly', { when: 'country = "FR"' });
    await expect(activate(ctx, 'tested-badly')).rejects.toThrow(
      'The test "fires" fails: expected it to fire, but the rule did not fire.',
    );
    expect(await testRule(ctx, TestRequest.parse({ ruleId: 'tested-badly' }))).toMatchObject({ passed: false });
    expect((await evaluate(ctx, facts)).rules).toEqual([]);
  });

  test('a contradiction bars it, shows a record, and can be accepted for a reason that stays on record', async () => {
    const ctx = tenant();
    await fromText(ctx, 'first-rule');
    await fromText(ctx, 'second-rule', 'low');
    await activate(ctx, 'first-rule');
    await expect(activate(ctx, 'second-rule')).rejects.toMatchObject({
      ...reason('rules_contradict'),
      problems: [{ details: { witness: { country: 'DE' } } }],
    });
    const report = await testRule(ctx, TestRequest.parse({ yaml: yaml('second-rule', 'low') }));
    expect(report).toMatchObject({
      passed: true,
      conflicts: [{ kind: 'contradiction' }, ...report.conflicts.slice(1)],
    });
    await activate(ctx, 'second-rule', { accept: { reason: 'Until the committee has decided.' } });
    const { items } = await listRuleChanges(ctx, 'second-rule', { limit: 10 });
    expect(items).toMatchObject([
      { action: 'version-created' },
      { action: 'activated', reason: 'Until the committee has decided.' },
    ]);
  });

  test('of two activations at once each is judged against the other', async () => {
    const ctx = tenant();
    await fromText(ctx, 'first-rule');
    await fromText(ctx, 'second-rule', 'low');
    const both = await Promise.allSettled([activate(ctx, 'first-rule'), activate(ctx, 'second-rule')]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('versions are kept, switched, rolled back, taken out of use; what is active is not deleted', async () => {
    const ctx = tenant();
    await fromText(ctx, 'some-rule');
    await activate(ctx, 'some-rule');
    await createRuleVersion(ctx, 'some-rule', RuleSource.parse({ yaml: yaml('some-rule', 'middling', 7) }));
    expect(await getRule(ctx, 'some-rule')).toMatchObject({ latestVersion: 2, activeVersion: 1, priority: 7 });
    const classOf = async () => (await evaluate(ctx, { country: 'DE' })).outcomes[0]?.classified[0]?.class;
    expect(await classOf()).toBe('high');
    await activate(ctx, 'some-rule', { version: 2 });
    expect(await classOf()).toBe('middling');
    expect(await rollbackRule(ctx, 'some-rule')).toMatchObject({ activeVersion: 1 });
    expect(await classOf()).toBe('high');
    await expect(deleteRule(ctx, 'some-rule', () => undefined)).rejects.toMatchObject(reason('rule_active'));
    await deactivateRule(ctx, 'some-rule');
    await expect(deactivateRule(ctx, 'some-rule')).rejects.toMatchObject(reason('rule_not_active'));
    expect(await classOf()).toBeUndefined();
    await deleteRule(ctx, 'some-rule', () => undefined);
    await expect(getRule(ctx, 'some-rule')).rejects.toMatchObject(reason('business_rule_not_found'));
    expect((await listRules(ctx, { limit: 10 })).items).toEqual([]);
  });

  test('a version keeps id and kind, and what was never active is not rolled back to', async () => {
    const ctx = tenant();
    await fromText(ctx, 'some-rule');
    const version = (source: object) => createRuleVersion(ctx, 'some-rule', RuleSource.parse(source));
    await expect(version({ yaml: yaml('other-rule') })).rejects.toMatchObject(reason('rule_mismatch'));
    await expect(activate(ctx, 'some-rule', { version: 9 })).rejects.toMatchObject(reason('rule_version_not_found'));
    await activate(ctx, 'some-rule');
    await expect(rollbackRule(ctx, 'some-rule')).rejects.toMatchObject(reason('nothing_to_roll_back'));
  });
});

test('a rule is kept as it was written, numbers included that no attribute of the table holds', async () => {
  const ctx = tenant();
  const odd = { name: 'odd', record: { country: 1e21, massKg: 1e300, items: [5e-324] }, expect: { fires: false } };
  await create(ctx, 'with-odd-numbers', {
    tests: [...tests, odd],
    inputs: [...inputs, { name: 'n', type: 'number', max: 1e200, optional: true }],
  });
  const { rule: kept } = await getRuleVersion(ctx, 'with-odd-numbers', 1);
  expect(kept).toMatchObject({ tests: [{}, odd], inputs: [{}, {}, {}, { max: 1e200 }] });
});

test('there is an end to active rules and to versions, each said', async () => {
  const ctx = tenant();
  const document = activeRuleRecord.schema.shape.rule.parse(rule('some-rule'));
  for (let from = 0; from < 300; from += 100) {
    const ids = Array.from({ length: 100 }, (_, index) => `active-${from + index}`);
    await ctx.commit({
      writes: ids.map((ruleId) => put(activeRuleRecord, { shelf: 'all', ruleId, version: 1, rule: document })),
    });
  }
  await create(ctx, 'some-rule');
  await expect(activate(ctx, 'some-rule')).rejects.toMatchObject(reason('too_many_active_rules'));
  const stored = await ruleById(ctx, 'some-rule');
  await ctx.commit({ writes: [putNext(stored, { ...stored, latestVersion: 1_000, version: stored.version + 1 })] });
  const again = createRuleVersion(ctx, 'some-rule', RuleSource.parse(rule('some-rule')));
  await expect(again).rejects.toMatchObject(reason('too_many_rule_versions'));
});

test('evaluations add up by rule and hour', async () => {
  const ctx = tenant();
  await create(ctx, 'some-rule');
  const payload = { records: 5, rules: [{ ruleId: 'some-rule', version: 1, fired: 2, problems: 1, durationMs: 3 }] };
  const event = {
    id: 'evt_1',
    type: 'rules-evaluated.v1',
    tenantId: 'acme',
    occurredAt: '2026-01-31T12:30:00.000Z',
    payload,
  };
  for (const _ of [1, 2]) await countRules(ctx, event as unknown as Parameters<typeof countRules>[1]);
  const { items } = await listRuleHours(ctx, 'some-rule', { limit: 5 });
  expect(items).toEqual([
    { ruleId: 'some-rule', hour: '2026-01-31T12', evaluated: 10, fired: 4, problems: 2, durationMs: 6 },
  ]);
});

test('rules that are not active cannot be asked for', async () => {
  const asked = Evaluation.parse({ records: [facts], rules: ['no-such-rule'] });
  await expect(evaluateRules(tenant(), asked)).rejects.toMatchObject(reason('rule_unknown'));
});
