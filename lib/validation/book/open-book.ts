// The rules of this release, opened at the first question from the file that lies beside the bundle.

import { createHash } from 'node:crypto';
import { bundledJson } from '../../platform/bundled-files/index.ts';
import { canonical } from '../../receipts/index.ts';
import type { Words } from '../engine/books.ts';
import { BookFile, type RecordType, type Rule, type Vocabulary } from '../model.ts';

const FILE = 'lib/validation/data/rules.json';
/** What a function that validates names under `assets`, beside those of CBAM. */
export const RULE_ASSETS: readonly string[] = [FILE];

export interface RuleBook {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly recordTypes: ReadonlyMap<string, RecordType>;
  readonly vocabularies: ReadonlyMap<string, Words>;
  /** Of everything the book says: two runs under one hash judged alike. */
  readonly sha256: string;
}

let opened: RuleBook | undefined;
export function ruleBook(): RuleBook {
  opened ??= bookOf(BookFile.parse(bundledJson(FILE)));
  return opened;
}

export const bookOf = (file: BookFile): RuleBook => ({
  rules: new Map(file.rules.map((rule) => [rule.id, rule])),
  recordTypes: new Map(file.records.map((type) => [type.id, type])),
  vocabularies: new Map(file.vocabularies.map((vocabulary) => [vocabulary.id, wordsOf(vocabulary)])),
  sha256: createHash('sha256').update(canonical(file)).digest('hex'),
});

function wordsOf({ source, values, aliases = {} }: Vocabulary): Words {
  const own = values.map((word) => [word.toLowerCase(), word] as const);
  const others = Object.entries(aliases).map(([alias, word]) => [alias.toLowerCase(), word] as const);
  return { source, values, of: new Map([...own, ...others]) };
}
