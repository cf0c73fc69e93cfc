// Makes declaration, use case and test of something new, in the right folders and the house's shapes.
import { existsSync } from 'node:fs';
import { appendFile, glob, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readCatalogue } from '../../lib/kernel/catalogue.ts';
import { PERMISSIONS } from '../../lib/kernel/permissions.ts';
import { declarationSource } from './declaration.ts';
import { eventName, eventSource } from './event.ts';
import { type Naming, nameAll, Refused } from './naming.ts';
import { testSource, useCaseSource, viewSource } from './use-case.ts';

export interface Wish {
  readonly kind: string;
  readonly id: string;
  /** For consumers: the event to listen to. */
  readonly on?: string | undefined;
}

/** Answers the files it made or added to. */
export async function scaffold(root: string, { kind, id, on }: Wish): Promise<string[]> {
  const naming = nameAll(root, await readCatalogue(root), kind, id);
  const around = { event: await eventFor(root, naming, on), permission: permissionFor(naming) };
  const home = `lib/${naming.domain}`;
  const exported = naming.kind === 'endpoint' ? await addView(root, naming, home) : [];
  await addExport(root, naming, home, exported.length > 0);
  const files = {
    [naming.declaration]: declarationSource(naming, around),
    [`events/${eventName(naming)}.ts`]: eventSource(naming),
    [`${home}/${naming.file}.ts`]: useCaseSource(naming),
    [`${home}/${naming.file}.test.ts`]: testSource(naming),
  };
  for (const [file, source] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), source, { flag: 'wx' });
  }
  return [...Object.keys(files), `${home}/index.ts`, ...exported];
}

async function addView(root: string, naming: Naming, home: string): Promise<string[]> {
  const file = `${home}/contract.ts`;
  const head = `// What crosses the border of ${naming.domain}.\nimport * as z from 'zod';\n`;
  await add(root, file, head, viewSource(naming));
  return [file];
}

async function addExport(
  root: string,
  { domain, useCase, type, file }: Naming,
  home: string,
  hasView: boolean,
): Promise<void> {
  const path = join(root, home, 'index.ts');
  const all = existsSync(path) && (await import(path));
  const view = hasView && !(all && `${type}View` in all) ? `export { ${type}View } from './contract.ts';\n` : '';
  await add(
    root,
    `${home}/index.ts`,
    `// The door of ${domain}.\n`,
    `${view}export { ${useCase} } from './${file}.ts';\n`,
  );
}

async function add(root: string, file: string, head: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true });
  if (!existsSync(join(root, file))) await writeFile(join(root, file), head);
  await appendFile(join(root, file), text);
}

async function eventFor(root: string, { noun }: Naming, wanted: string | undefined): Promise<string> {
  const files = await Array.fromAsync(glob('events/*.ts', { cwd: root }));
  const events = files
    .map((file) => file.slice('events/'.length, -'.ts'.length))
    .filter((name) => !name.startsWith('envelope'))
    .sort();
  if (wanted !== undefined && !events.includes(wanted))
    throw new Refused(`There is no event ${wanted}; there are: ${events.join(', ')}.`);
  return wanted ?? events.find((name) => name.startsWith(`${noun}-`)) ?? events[0] ?? '';
}

function permissionFor({ area, file }: Naming): string {
  const wishes = [`${area}:${file.split('-')[0]}`, `${area}:write`, `${area}:run`, `${area}:manage`];
  return wishes.find((wish) => PERMISSIONS.some((known) => known === wish)) ?? 'signed-in';
}
