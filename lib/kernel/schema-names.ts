// What the contracts of domains call their schemas: the name under which each is exported, made longer by its domain where two share one.
import { glob } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';

/** What has parts and is worth a name of its own; a text or a number is said in place. */
const COMPOUND: readonly string[] = ['object', 'union', 'array', 'record', 'intersection', 'lazy'];

interface Exported {
  readonly name: string;
  readonly domain: string;
}

export async function readSchemaNames(root: string): Promise<ReadonlyMap<z.core.$ZodType, string>> {
  const files = await Array.fromAsync(glob('lib/**/contract.ts', { cwd: root }));
  const found = new Map<z.core.$ZodType, Exported>();
  for (const file of files.sort()) {
    const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(`${root}/${file}`).href);
    for (const [name, value] of Object.entries(module))
      if (value instanceof z.ZodType && isCompound(value) && !found.has(value))
        found.set(value, { name, domain: file.split('/')[1] ?? '' });
  }
  return distinct(found);
}

const isCompound = (schema: z.ZodType): boolean => COMPOUND.includes(schema.type);

function distinct(found: ReadonlyMap<z.core.$ZodType, Exported>): ReadonlyMap<z.core.$ZodType, string> {
  const named = [...found.values()];
  const full = ({ name, domain }: Exported): string =>
    named.filter((other) => other.name === name).length > 1 ? `${capitalized(domain)}${name}` : name;
  return new Map([...found].map(([schema, exported]) => [schema, full(exported)]));
}

const capitalized = (domain: string): string => domain.slice(0, 1).toUpperCase() + domain.slice(1);
