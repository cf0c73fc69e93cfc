// The one register of everything declared: read from the folders of functions/, never written by hand.
import { glob } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type * as z from 'zod';
import { readSchemaNames } from './schema-names.ts';
import type { FlowSpec, Spec } from './spec.ts';

const KINDS = ['api', 'on', 'jobs', 'steps', 'workers', 'flows', 'authorizers', 'commands'];

export interface CatalogueEntry<S> {
  /** Relative to the project root, e.g. `functions/agents/api/create-agent.ts`. */
  readonly file: string;
  /** First folder under functions/: the stack it belongs to. */
  readonly domain: string;
  readonly spec: S;
}

export interface Catalogue {
  readonly functions: readonly CatalogueEntry<Spec>[];
  readonly flows: readonly CatalogueEntry<FlowSpec>[];
  /** What contracts call their schemas; under these names the published document shows them. */
  readonly schemaNames: ReadonlyMap<z.core.$ZodType, string>;
}

export async function readCatalogue(root: string): Promise<Catalogue> {
  const functions: CatalogueEntry<Spec>[] = [];
  const flows: CatalogueEntry<FlowSpec>[] = [];
  for (const file of await declarationFiles(root)) {
    const spec = await loadSpec(root, file);
    const domain = file.split('/')[1] ?? '';
    if (spec.kind === 'flow') flows.push({ file, domain, spec });
    else functions.push({ file, domain, spec });
  }
  return { functions, flows, schemaNames: await readSchemaNames(root) };
}

async function declarationFiles(root: string): Promise<string[]> {
  const pattern = `functions/*/{${KINDS.join(',')}}/*.ts`;
  const files = await Array.fromAsync(glob(pattern, { cwd: root }));
  return files.filter((file) => !file.endsWith('.test.ts')).sort();
}

async function loadSpec(root: string, file: string): Promise<Spec | FlowSpec> {
  const module: { default?: { spec?: Spec | FlowSpec } } = await import(pathToFileURL(`${root}/${file}`).href);
  const spec = module.default?.spec;
  if (!spec) throw new Error(`${file} must export by default what endpoint(), consumer(), job(), step() … return.`);
  return spec;
}
