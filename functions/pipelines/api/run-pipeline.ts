// The door where rows are cleaned, joined, branched and gathered by a definition, each with its lineage.
import { endpoint } from '../../../lib/kernel/index.ts';
import {
  AggregationTooLarge,
  HierarchyRefused,
  InputsRefused,
  PipelineRequest,
  PipelineResult,
  PipelineTooHeavy,
  runPipeline,
  StageFailed,
  TimeZoneUnknown,
  WeightsSumToZero,
} from '../../../lib/pipelines/index.ts';

export default endpoint({
  id: 'pipelines.run',
  route: 'POST /v1/pipelines/run',
  summary: 'Run a transformation pipeline over rows, with the lineage of each',
  permission: 'calculations:run',
  body: PipelineRequest,
  output: { 200: PipelineResult },
  faults: [
    StageFailed,
    InputsRefused,
    PipelineTooHeavy,
    AggregationTooLarge,
    HierarchyRefused,
    TimeZoneUnknown,
    WeightsSumToZero,
  ],
  uses: [],
  memoryMb: 1024,
  timeoutSeconds: 28,
  impact: 'Customers cannot transform their data on the spot.',
  example: {
    body: {
      definition: {
        name: 'Shipments of the quarter',
        stages: [
          { id: 'read', op: 'transform', to: 'cbam-shipment', locale: 'de-DE', onError: 'quarantine' },
          { id: 'heavy', op: 'filter', where: { field: 'netMassTonnes', is: 'gte', value: 1 } },
        ],
      },
      rows: [
        {
          Sendung: 'S-1',
          Importdatum: '31.03.2025',
          Warennummer: '7207 1111',
          Ursprungsland: 'Türkei',
          Eigenmasse: '12.500,5',
          Einheit: 'kg',
        },
        {
          Sendung: 'S-2',
          Importdatum: '31.02.2025',
          Warennummer: '72071111',
          Ursprungsland: 'TR',
          Eigenmasse: '3',
          Einheit: 't',
        },
      ],
    },
  },
  handle: async ({ body }) => runPipeline(body),
});
