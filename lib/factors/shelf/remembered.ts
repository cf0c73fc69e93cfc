// What containers remember of the factor library: a tenant's shelf, which changes a few times a year and is read with every look-up.
// What all tenants share of it, this release's own sets, is opened while a container begins.
import { rememberingTable, tableRead } from '../../kernel/index.ts';
import { bundledBook } from '../book/open-book.ts';
import { factorShelfRecord } from './records.ts';

const remembering = rememberingTable([
  {
    ...{ name: 'factor-shelf', record: factorShelfRecord, changedBy: ['data:write'], evenAbsent: true },
    tags: () => ['factors'],
  },
]);

const openLibrary = async (): Promise<void> => void bundledBook();
const withLibrary = (ahead?: () => Promise<void>) => async () => {
  await Promise.all([ahead?.(), openLibrary()]);
};

/** The table for whoever looks factors up and changes nothing; its function names `ARCHIVE_ASSETS`. */
export const factorTable: typeof remembering = { ...remembering, ahead: withLibrary(remembering.ahead) };

/** The table for whoever reckons with factors, as they are now. */
export const reckoningTable: typeof tableRead = { ...tableRead, ahead: withLibrary(tableRead.ahead) };
