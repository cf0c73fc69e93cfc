// What this release fixes and a verifier compares: the tables with their checksums, and the weights of the criteria.
import { criteria, eudrTables } from '../../eudr/index.ts';
import { EXTENTS } from '../../geometry/index.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { DataSet } from '../contract.ts';
import { named } from '../data-sets.ts';

export const sets = (): DataSet[] => [...eudrTables().sets.map(named), named(EXTENTS)];

export const fixed = (): JsonObject => ({
  sets: sets(),
  weights: Object.fromEntries(criteria.map(({ id, weight }) => [id, weight])),
});
