// The door where the good of a customs code is looked up, with the CBAM figures that hold for it.
import {
  CBAM_ASSETS,
  CnCodeNotFound,
  CnCodeOfAnotherYear,
  CnCodePath,
  CnCodeQuery,
  CnCodeTooShort,
  CnCodeView,
  cbamTables,
  OriginRefused,
  showCnCode,
} from '../../../lib/factors/index.ts';
import { endpoint } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'cn-codes.get',
  route: 'GET /v1/cn-codes/{code}',
  summary: 'Show the CBAM good of a CN code, with benchmark and, for an origin, the default value',
  permission: 'data:read',
  path: CnCodePath,
  query: CnCodeQuery,
  output: { 200: CnCodeView },
  faults: [CnCodeNotFound, CnCodeTooShort, CnCodeOfAnotherYear, OriginRefused],
  uses: [],
  assets: CBAM_ASSETS,
  impact: 'Customers cannot tell whether their goods fall under CBAM.',
  example: { path: { code: '72081000' }, query: { origin: 'IN', year: '2026' } },
  handle: async ({ path, query }) => showCnCode(cbamTables(), path.code, query),
});
