// What verdicts rest on: the book of rules, the goods of CBAM and the factor library that two of the rules ask.
import { cbamTables, library, referenceSets } from '../../factors/index.ts';
import { ruleBook } from '../../validation/index.ts';
import type { DataSet } from '../contract.ts';
import { named } from '../data-sets.ts';

export const setsOf = (): DataSet[] => [
  { id: 'validation-rules', version: '1.0.0', sha256: ruleBook().sha256 },
  ...referenceSets(cbamTables().sets.slice(0, 1)).map(named),
  ...[...library().sets.values()].map(named),
];
