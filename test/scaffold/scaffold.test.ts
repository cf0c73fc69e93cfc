// What is scaffolded fits the house at once: it type-checks, passes lint, and its own test passes.
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../architecture/read-imports.ts';
import { scaffold } from './scaffold.ts';

const COPIED = [
  'events',
  'functions',
  'lib',
  'local',
  'infra',
  'package.json',
  'tsconfig.json',
  'biome.json',
  'vitest.config.ts',
];
let copy = '';
const made: string[] = [];

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'greenlang-scaffold-'));
  for (const path of COPIED) await cp(join(ROOT, path), join(copy, path), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  made.push(...(await scaffold(copy, { kind: 'endpoint', id: 'executions.pause' })));
  made.push(...(await scaffold(copy, { kind: 'consumer', id: 'agents.greet-author', on: 'agent-created' })));
  made.push(...(await scaffold(copy, { kind: 'job', id: 'policies.expire' })));
  run('biome', 'check', '--write', '--vcs-enabled=false', ...new Set(made));
});
afterAll(() => rm(copy, { recursive: true, force: true }));

const run = (file: string, ...args: string[]) =>
  execFileSync(join(ROOT, 'node_modules/.bin', file), args, { cwd: copy, encoding: 'utf8', stdio: 'pipe' });

const problemsOf = (work: () => unknown): string => {
  try {
    work();
    return '';
  } catch (error) {
    return `${Object(error)['stdout']}${Object(error)['stderr']}`;
  }
};

test('each lands where the house would look for it', () => {
  expect(made).toEqual([
    'functions/executions/api/pause-execution.ts',
    'events/execution-paused.ts',
    'lib/executions/pause-execution.ts',
    'lib/executions/pause-execution.test.ts',
    'lib/executions/index.ts',
    'lib/executions/contract.ts',
    'functions/registry/on/greet-author.ts',
    'events/author-greeted.ts',
    'lib/registry/greet-author.ts',
    'lib/registry/greet-author.test.ts',
    'lib/registry/index.ts',
    'functions/policies/jobs/expire-policy.ts',
    'events/policy-expired.ts',
    'lib/policies/expire-policy.ts',
    'lib/policies/expire-policy.test.ts',
    'lib/policies/index.ts',
  ]);
});

test('it type-checks', () => {
  const problems = problemsOf(() => run('tsc', '--noEmit')).split('\n');
  expect(problems.filter((line) => made.some((file) => line.startsWith(file)))).toEqual([]);
});

test('it passes lint', () => {
  expect(problemsOf(() => run('biome', 'check', '--vcs-enabled=false', ...new Set(made)))).toBe('');
});

test('its own tests pass', () => {
  expect(
    problemsOf(() => run('vitest', 'run', '--project', 'unit', ...made.filter((file) => file.endsWith('.test.ts')))),
  ).toBe('');
});

test.each([
  ['endpoint', 'executions.start', 'executions.start exists: functions/executions/api/start-execution.ts declares it.'],
  ['endpoint', 'Pause!', '"Pause!" is no id; write <area>.<verb> in kebab-case, for example executions.pause.'],
  ['widget', 'a.b', 'There is no kind "widget"; say endpoint, consumer, job.'],
  [
    'endpoint',
    'executions.cancel-execution',
    'functions/executions/api/cancel-execution.ts exists already; choose another verb.',
  ],
])('npm run new %s %s is refused in words', async (kind, id, words) => {
  await expect(scaffold(ROOT, { kind, id })).rejects.toThrow(words);
});

test('an unknown event is refused with those there are', async () => {
  await expect(scaffold(ROOT, { kind: 'consumer', id: 'agents.wave', on: 'moon-landed' })).rejects.toThrow(
    /no event moon-landed; there are: .*agent-created, /,
  );
});
