// What containers remember of the factor library: a tenant's shelf, which changes a few times a year and is read with every look-up.
import { rememberingTable } from '../../kernel/index.ts';
import { factorShelfRecord } from './records.ts';

/** The table for whoever looks factors up and changes nothing. */
export const factorTable = rememberingTable([
  {
    ...{ name: 'factor-shelf', record: factorShelfRecord, changedBy: ['data:write'], evenAbsent: true },
    tags: () => ['factors'],
  },
]);
