// The client as others get it: its package compiles, holds what it needs, and its types tell right from wrong.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../architecture/read-imports.ts';

const NAME = '@greenlang/agent-factory-client';
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'greenlang-client-'));
  const installed = join(home, 'node_modules', NAME);
  await mkdir(installed, { recursive: true });
  await cp(`${ROOT}/client/package.json`, join(installed, 'package.json'));
  await symlink(`${ROOT}/node_modules/@types`, join(home, 'node_modules', '@types'));
  await writeFile(join(home, 'package.json'), '{ "type": "module" }');
  expect(run('tsc', '-p', `${ROOT}/client/tsconfig.json`, '--outDir', join(installed, 'dist'))).toBe('');
});
afterAll(() => rm(home, { recursive: true }));

function run(command: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(command, args, { cwd: home, encoding: 'utf8' });
  return stdout + stderr;
}

async function complaints(code: string): Promise<string> {
  await writeFile(join(home, 'app.ts'), code);
  return run('tsc', '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--types', 'node', 'app.ts');
}
const using = (code: string) =>
  complaints(`import { createClient } from '${NAME}';\nconst api = createClient({ baseUrl: '' });\n${code}\n`);

test('the sample of its README compiles against the package', async () => {
  const sample = /```ts\n([\s\S]*?)```/.exec(await readFile(`${ROOT}/client/README.md`, 'utf8'))?.[1] ?? '';
  expect(sample).toContain(NAME);
  expect(await complaints(sample)).toBe('');
});

test.each([
  ['a parameter of another name', `await api.agents.get({ agent: 'x' });`, "'agent' does not exist"],
  ['a parameter left out', 'await api.agents.get({});', "'agentId'"],
  ['a field of another type', 'const n: number = (await api.agents.get({ agentId: "x" })).data.name;', "'number'"],
  ['a state there is not', `await api.agents.list({ state: 'GONE' });`, '"GONE"'],
  [
    'a body with an unknown field',
    `await api.agents.create({ body: { id: 'a', name: 'A', category: 'c', colour: 'x' } });`,
    'colour',
  ],
  ['an operation there is not', 'await api.agents.destroy({});', 'destroy'],
])('%s does not compile', async (_, code, word) => {
  expect(await using(code)).toContain(word);
});

test('it runs where only it is installed', async () => {
  await writeFile(
    join(home, 'run.js'),
    `import { createClient } from '${NAME}';\nconsole.log(typeof createClient({ baseUrl: '' }).agents.list.each);\n`,
  );
  expect(run(process.execPath, 'run.js')).toBe('function\n');
});
