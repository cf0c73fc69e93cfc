// The door where records are held against the rules before anybody computes with them or files them.
import { FileNotFound, FileNotUploaded } from '../../../lib/files/index.ts';
import { endpoint, objectsRead, tableRead } from '../../../lib/kernel/index.ts';
import { ActivityFileRefused } from '../../../lib/rows/index.ts';
import {
  FrameworkWithoutRules,
  LocaleUnknown,
  RecordsMissing,
  TooManyRecords,
  VALIDATION_ASSETS,
  ValidateRequest,
  ValidationReport,
  validateRecords,
} from '../../../lib/validation/index.ts';

export default endpoint({
  id: 'validation.validate',
  route: 'POST /v1/validate',
  summary: 'Hold records (JSON, CSV or an upload) against the rules of their frameworks; all problems at once',
  permission: 'calculations:run',
  body: ValidateRequest,
  output: { 200: ValidationReport },
  faults: [
    ...[RecordsMissing, TooManyRecords, FrameworkWithoutRules, LocaleUnknown],
    ...[ActivityFileRefused, FileNotFound, FileNotUploaded],
  ],
  uses: [tableRead, objectsRead],
  assets: VALIDATION_ASSETS,
  memoryMb: 1024,
  timeoutSeconds: 28,
  impact: 'Customers cannot see before a regulator does which records break which clause.',
  example: {
    body: {
      recordType: 'activity',
      records: [
        { id: 'ACT-1', material: 'natural gas', quantity: '1250', unit: 'therm', date: '2025-03-31', region: 'US' },
        { id: 'ACT-2', material: 'natural gas', quantity: '-5', unit: 'therm', date: '31/02/2025', region: 'US' },
      ],
    },
  },
  handle: ({ ctx, body }) => validateRecords(ctx, body),
});
