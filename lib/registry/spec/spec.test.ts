// What the AgentSpec promises: one document publishes, the schema editors get says the same as the API, and it comes out as it went in.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, test } from 'vitest';
import { openGround } from '../../../local/ground/index.ts';
import { tableWrite } from '../../kernel/index.ts';
import { trialContext } from '../../kernel/trial.ts';
import {
  AgentSpec,
  deleteAgent,
  getAgent,
  getSpec,
  getVersion,
  listVersions,
  publishSpec,
  specSchema,
} from '../index.ts';
import { trialAgents } from '../trial.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());
const admin = trialContext([tableWrite], { tenantId: 'acme', roles: ['admin'] });
const { agentIn } = trialAgents(admin);
const reason = (expected: string) => ({ type: { reason: expected } });

const WHOLE = {
  $schema: 'https://api.example.test/v1/schemas/agent-spec.json',
  specVersion: 1,
  id: 'fleet-fuel',
  name: 'Fleet fuel',
  description: 'Our vehicles.',
  category: 'emissions',
  tags: ['scope-1'],
  version: '1.0.0',
  changelog: 'First release.',
  runtime: { kind: 'builtin', builtin: 'fuel-emissions' },
  dependencies: {},
};
const specOf = (changes: object) => AgentSpec.parse({ ...WHOLE, ...changes });

describe('publishing', () => {
  test('enters agent and version in one go, and the next version with the words of its document', async () => {
    const first = await publishSpec(admin, specOf({ id: 'spec-one' }));
    expect(first).toMatchObject({
      agentId: 'spec-one',
      version: '1.0.0',
      state: 'DRAFT',
      description: 'First release.',
    });
    expect(await getAgent(admin, 'spec-one')).toMatchObject({ state: 'DRAFT', name: 'Fleet fuel', tags: ['scope-1'] });
    await publishSpec(admin, specOf({ id: 'spec-one', version: '1.1.0', name: 'Fleet', tags: [] }));
    expect(await getAgent(admin, 'spec-one')).toMatchObject({ name: 'Fleet', tags: [], latestVersion: '1.1.0' });
    expect((await listVersions(admin, { agentId: 'spec-one' }, { limit: 5 })).total).toBe(2);
  });

  test('what comes out is what went in, and can be published again as another version', async () => {
    const spec = specOf({ id: 'spec-two', dependencies: { 'spec-one': '^1' } });
    await publishSpec(admin, spec);
    const { $schema, ...rest } = spec;
    const shown = await getSpec(admin, { agentId: 'spec-two', version: 'latest' });
    expect(shown).toEqual(rest);
    await publishSpec(admin, AgentSpec.parse({ ...shown, version: '1.0.1' }));
    expect(await getVersion(admin, 'spec-two', 'latest')).toMatchObject({ version: '1.0.1' });
  });

  test('a version is published once, and a refusal leaves neither agent nor words behind', async () => {
    const again = publishSpec(admin, specOf({ id: 'spec-one', name: 'Other' }));
    await expect(again).rejects.toMatchObject(reason('version_taken'));
    expect(await getAgent(admin, 'spec-one')).toMatchObject({ name: 'Fleet' });
    const unknown = publishSpec(admin, specOf({ id: 'spec-three', runtime: { kind: 'builtin', builtin: 'no-such' } }));
    await expect(unknown).rejects.toMatchObject(reason('builtin_unknown'));
    await expect(getAgent(admin, 'spec-three')).rejects.toMatchObject(reason('agent_not_found'));
  });

  test('of the same document published ten times at once one is entered', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, () => publishSpec(admin, specOf({ id: 'spec-ten' }))),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await listVersions(admin, { agentId: 'spec-ten' }, { limit: 5 })).total).toBe(1);
  });

  test('neither a retired nor a deleted agent takes a version', async () => {
    const retired = await agentIn('RETIRED');
    await expect(publishSpec(admin, specOf({ id: retired, version: '2.0.0' }))).rejects.toMatchObject(
      reason('agent_retired'),
    );
    await deleteAgent(admin, 'spec-ten', () => undefined);
    await expect(publishSpec(admin, specOf({ id: 'spec-ten', version: '2.0.0' }))).rejects.toMatchObject(
      reason('agent_taken'),
    );
  });
});

describe('the schema for editors', () => {
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(specSchema());
  const { description, tags, changelog, dependencies, $schema, ...least } = WHOLE;

  test.each([
    ['the whole document', WHOLE],
    ['the least there must be', least],
    ['a document with dependencies', { ...WHOLE, dependencies: { kiln: '^1.2', mill: '1.x || 3.x' } }],
  ])('%s is right in both', (_, spec) => {
    expect([validate(spec), AgentSpec.safeParse(spec).success]).toEqual([true, true]);
  });

  const WRONG: readonly (readonly [string, object])[] = [
    ['a misspelt field', { ...WHOLE, dependancies: {} }],
    ['another form', { ...WHOLE, specVersion: 2 }],
    ['no version', { ...WHOLE, version: undefined }],
    ['a version of two parts', { ...WHOLE, version: '1.2' }],
    ['a version with a v', { ...WHOLE, version: 'v1.2.3' }],
    ['an id that is none', { ...WHOLE, id: 'Fleet fuel' }],
    ['an id of a look-alike letter', { ...WHOLE, id: 'flеet' }],
    ['a name of 10,000 characters', { ...WHOLE, name: 'x'.repeat(10_000) }],
    ['51 tags', { ...WHOLE, tags: Array.from({ length: 51 }, (__, index) => `tag-${index}`) }],
    ['a dependency on what is no id', { ...WHOLE, dependencies: { 'Kiln!': '^1' } }],
    ...['script', 'llm', 'workflow', 'remote', 'docker'].map(
      (kind) => [`the runtime ${kind}`, { ...WHOLE, runtime: { kind, builtin: 'fuel-emissions' } }] as const,
    ),
  ];

  test.each(WRONG)('%s is wrong in both', (_, spec) => {
    const sent: unknown = JSON.parse(JSON.stringify(spec));
    expect([validate(sent), AgentSpec.safeParse(sent).success]).toEqual([false, false]);
  });

  test('editors are told of every field what it is for, and which built-in agents there are', () => {
    const { properties } = Object(specSchema());
    for (const [name, property] of Object.entries(properties)) expect(Object(property).description, name).toMatch(/\w/);
    expect(properties.runtime.properties.builtin.enum).toContain('fuel-emissions');
  });

  test('a reserved runtime is refused with a clear word', () => {
    const { error } = AgentSpec.safeParse({ ...WHOLE, runtime: { kind: 'llm', builtin: 'fuel-emissions' } });
    expect(error?.issues.map(({ message }) => message)).toEqual([
      'The runtime "llm" is reserved for a later release and cannot be run yet; use "builtin".',
    ]);
  });
});
