// The sample of client/README.md as a file that can be compiled and run: inside this repository, against a stack of a test.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../architecture/read-imports.ts';

export interface Sample extends AsyncDisposable {
  readonly file: string;
}

/** `changes`: what stands in the README, and what it is here. */
export async function clientSample(changes: Readonly<Record<string, string>> = {}): Promise<Sample> {
  const readme = await readFile(`${ROOT}/client/README.md`, 'utf8');
  const code = /```ts\n([\s\S]*?)```/.exec(readme)?.[1];
  if (!code) throw new Error('client/README.md shows no sample.');
  const all = { "'@greenlang/agent-factory-client'": `'${ROOT}/client/index.ts'`, ...changes };
  const folder = await mkdtemp(join(tmpdir(), 'greenlang-client-sample-'));
  const file = join(folder, 'sample.mts');
  await writeFile(
    file,
    Object.entries(all).reduce((text, [from, to]) => text.replaceAll(from, to), code),
  );
  return { file, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
