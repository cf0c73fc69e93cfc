// One file of the wider library, kept apart from the sets that functions carry: its recipe, and what the manifest says of it.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import type { Source } from './factor-sets.ts';

export const referenceFolder = fileURLToPath(new URL('../../lib/factors/data/reference/', import.meta.url));
const Rows = z.array(z.record(z.string(), z.string()));
const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

export interface ReferenceRecipe {
  readonly id: string;
  /** The publication of which this is one edition; editions of one series supersede each other. */
  readonly series?: string;
  readonly source: string;
  readonly version: string;
  readonly licence: string;
  readonly retrieved: string;
  readonly recordedAt: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** What is known to be wrong with the source, for whoever reads a figure of it. */
  readonly cautions?: readonly string[];
  /** Of factors: the regions they speak of, and whether they count what happened before the meter. */
  readonly covers?: readonly string[];
  readonly boundary?: 'direct' | 'life-cycle';
  readonly files: readonly string[];
  /** The file's body and how many rows it holds. */
  build(read: (file: string) => readonly Source[], text: (file: string) => string): Built;
}

export interface Built {
  readonly body: string;
  readonly rows: number;
  /** What all ids begin with. */
  readonly idPrefix?: string;
}

export function importReference(folder: string, recipe: ReferenceRecipe) {
  const text = (file: string) => readFileSync(join(folder, file), 'utf8');
  const read = (file: string) => Rows.parse(parse(text(file), { columns: true, bom: true }));
  const { body, rows, idPrefix } = recipe.build(read, text);
  const file = `${recipe.id}.json`;
  writeFileSync(join(referenceFolder, file), body);
  const { build: _, files, ...described } = recipe;
  return {
    ...described,
    ...(idPrefix !== undefined && { idPrefix }),
    rows,
    file,
    bytes: Buffer.byteLength(body),
    sha256: sha256(body),
    importedFrom: files.map((name) => ({ file: name, sha256: sha256(readFileSync(join(folder, name))) })),
  };
}

/** One line per entry: small diffs, and a file people can still read. */
export const lines = (head: object, name: string, entries: readonly string[], brackets: '[]' | '{}'): string =>
  `${JSON.stringify(head).slice(0, -1)},"${name}":${brackets[0]}\n${entries.join(',\n')}\n${brackets[1]}}\n`;

export function column(row: Source, name: string): string {
  const value = row[name];
  if (value === undefined) throw new Error(`Column ${name} is missing.`);
  return value;
}
