// The door where the types of records are listed, with their fields and a record without fault.
import { listing } from '../../../lib/kernel/index.ts';
import { listRecordTypes, RecordTypeView, RULE_ASSETS } from '../../../lib/validation/index.ts';

export default listing({
  id: 'validation-record-types.list',
  route: 'GET /v1/validation-record-types',
  summary: 'List the types of records that can be validated, with their fields and an example of each',
  permission: 'data:read',
  item: RecordTypeView,
  sortable: ['id', 'title'],
  sorts: true,
  faults: [],
  uses: [],
  assets: RULE_ASSETS,
  impact: 'Customers cannot see how their records are to be written.',
  example: {},
  handle: ({ page }) => listRecordTypes(page),
});
