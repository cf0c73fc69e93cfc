// A catalogue with one declaration of every kind, for what must hold whatever the app declares.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Catalogue } from '../../lib/kernel/catalogue.ts';
import type { EndpointSpec, FlowSpec, Spec } from '../../lib/kernel/spec.ts';
import { defineFault } from '../../lib/shared/fault.ts';

const common = { summary: 'Does its work.', timeoutSeconds: 10, memoryMb: 512, assets: [] } as const;

export const ThingMissing = defineFault({
  reason: 'thing_missing',
  kind: 'not_found',
  cause: 'There is no such thing.',
  remedy: 'List the things.',
  say: () => 'There is no such thing.',
});

const Thing = z.object({ id: z.string().regex(/^thi_[0-9A-HJKMNP-TV-Z]{26}$/), name: z.string() });

const endpoint = (spec: Partial<EndpointSpec> & Pick<EndpointSpec, 'id' | 'route'>): EndpointSpec => ({
  ...common,
  kind: 'endpoint',
  impact: `customers cannot ${spec.id}`,
  permission: 'agents:read',
  plane: 'tenant',
  path: undefined,
  query: undefined,
  body: undefined,
  output: { 200: Thing },
  statusOf: () => 200,
  locationOf: undefined,
  faults: [],
  idempotent: false,
  paged: false,
  produces: 'json',
  example: {},
  uses: ['table:read'],
  ...spec,
});

export const ENDPOINTS: readonly EndpointSpec[] = [
  endpoint({
    id: 'things.create',
    route: 'POST /v1/things',
    permission: 'agents:write',
    body: z.strictObject({ name: z.string() }),
    output: { 201: Thing },
    idempotent: true,
    uses: ['table:write', 'flows:start', 'queue:send', 'objects:write'],
    example: { body: { name: 'A thing' } },
  }),
  endpoint({
    id: 'things.get',
    route: 'GET /v1/things/{thingId}',
    path: z.object({ thingId: z.string() }),
    faults: [ThingMissing],
    example: { needs: { made: 'things.create' }, path: { thingId: '{{made.id}}' } },
  }),
  endpoint({ id: 'things.list', route: 'GET /v1/things', output: { 200: z.array(Thing) }, paged: true }),
  endpoint({ id: 'things.watch', route: 'GET /v1/things/{thingId}/events', produces: 'events', timeoutSeconds: 60 }),
  endpoint({
    id: 'system.health',
    route: 'GET /health',
    permission: 'public',
    plane: 'platform',
    uses: ['health:probe'],
  }),
];

const others: readonly Spec[] = [
  {
    ...common,
    kind: 'authorizer',
    id: 'auth.authorize',
    impact: 'nobody can sign in',
    uses: ['tokens:verify', 'table:read'],
    cacheSeconds: 300,
  },
  {
    ...common,
    kind: 'consumer',
    id: 'audit.record',
    impact: 'the audit falls behind',
    uses: ['table:write'],
    on: ['*'],
    batchSize: 10,
    windowSeconds: 2,
    example: { type: 'thing.made', payload: {} },
  },
  {
    ...common,
    kind: 'worker',
    id: 'things.work',
    impact: 'accepted work is not begun',
    uses: ['flows:start', 'table:write', 'objects:read'],
    queues: [
      { name: 'runs-p0', batchSize: 1, maximumConcurrency: 50 },
      { name: 'runs-p1', batchSize: 5, maximumConcurrency: 20 },
      { name: 'runs-p2', batchSize: 10, maximumConcurrency: 10 },
      { name: 'runs-p3', batchSize: 10, maximumConcurrency: 2 },
    ],
  },
  {
    ...common,
    kind: 'job',
    id: 'things.sweep',
    impact: 'stale things stay',
    uses: ['table:write', 'flows:stop'],
    schedule: 'rate(1 minute)',
  },
  {
    ...common,
    kind: 'step',
    id: 'things.make',
    impact: 'things are not made',
    uses: ['table:write', 'objects:read', 'receipts:sign', 'flows:report'],
    flow: 'things.flow',
    input: z.object({}),
    output: z.object({}),
  },
];

const flow: FlowSpec = {
  kind: 'flow',
  id: 'things.flow',
  summary: 'Makes a thing.',
  impact: 'accepted things are not made',
  definition: {
    QueryLanguage: 'JSONata',
    StartAt: 'Make',
    States: { Make: { Type: 'Task', Resource: '{{step:things.make}}', End: true } },
  },
};

export const SAMPLE: Catalogue = {
  functions: [...ENDPOINTS, ...others].map((spec) => ({ file: '', domain: spec.id.split('.')[0] ?? '', spec })),
  flows: [{ file: '', domain: 'things', spec: flow }],
};

/** Bundles that do nothing, for templates do not look inside. */
export async function sampleBundles(directory: string): Promise<{ directory: string; catalogue: Catalogue }> {
  for (const { spec } of SAMPLE.functions) {
    await mkdir(join(directory, spec.id), { recursive: true });
    await writeFile(join(directory, spec.id, 'index.mjs'), `export const handler = () => '${spec.id}';\n`);
  }
  return { directory, catalogue: SAMPLE };
}
