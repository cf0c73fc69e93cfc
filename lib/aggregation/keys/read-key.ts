// How each kind of key reads its value; spellings of one thing that a standard fixes become one label, nothing is guessed.
import { CountryCodes } from 'validator/lib/isISO31661Alpha2.js';
import type { GroupingKey } from './contract.ts';
import { type HierarchyReader, hierarchyReader } from './hierarchy.ts';
import type { KeyReader, Wrong } from './model.ts';
import { type PeriodReader, periodReader } from './read-period.ts';

export interface OpenKey {
  readonly field: string;
  readonly missing: string | undefined;
  readonly reader: KeyReader;
  readonly period?: PeriodReader;
  readonly hierarchy?: HierarchyReader;
}

/** Throws HierarchyRefused and TimeZoneUnknown. */
export function openKey(key: GroupingKey, pointer: string): OpenKey {
  const common = { field: key.field ?? key.kind, missing: key.missing };
  if (key.kind === 'period') {
    const period = periodReader(key, pointer);
    return { ...common, reader: period, period };
  }
  if (key.kind === 'hierarchy') {
    const hierarchy = hierarchyReader(key, pointer);
    return { ...common, reader: hierarchy, hierarchy };
  }
  return { ...common, reader: { read: readerOf(key) } };
}

function readerOf(key: Exclude<GroupingKey, { kind: 'period' | 'hierarchy' }>): KeyReader['read'] {
  if (key.kind === 'scope') return readScope;
  if (key.kind === 'geography') return key.detail === 'subdivision' ? readSubdivision : readCountry;
  return readText;
}

function readText(value: unknown): string | Wrong {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  return { reason: 'This is no label.', remedy: 'Give text, a number or true or false.' };
}

function readScope(value: unknown): string | Wrong {
  const [, scope] = /^(?:scope[ _-]?)?([123])$/i.exec(String(value).trim()) ?? [];
  return scope ?? { reason: 'This is no scope of the GHG Protocol.', remedy: 'Write 1, 2 or 3.' };
}

const countries: ReadonlySet<string> = CountryCodes;
const isCountry = (code: string): boolean => countries.has(code);

const COUNTRY =
  'Write the ISO 3166-1 code of two letters, such as "DE", or a subdivision such as "DE-BY"; the country normaliser makes codes of names.';

function readCountry(value: unknown): string | Wrong {
  const code = String(value).trim().toUpperCase().split('-', 1)[0] ?? '';
  return isCountry(code) ? code : { reason: 'This is no country of ISO 3166-1.', remedy: COUNTRY };
}

function readSubdivision(value: unknown): string | Wrong {
  const code = String(value).trim().toUpperCase();
  const [, country = ''] = /^([A-Z]{2})-[A-Z0-9]{1,3}$/.exec(code) ?? [];
  return isCountry(country) ? code : { reason: 'This is no subdivision of ISO 3166-2.', remedy: COUNTRY };
}
