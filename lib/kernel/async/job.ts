// job(): what the clock starts. A fan-out job is carried out once per tenant, each time bound to that tenant.
import * as z from 'zod';
import { defineRecord, openTable } from '../../platform/table/index.ts';
import type { Context, Use } from '../context.ts';
import { platformScope, tenantScope } from '../principal.ts';
import type { Declared, JobSpec } from '../spec.ts';
import { type Common, commonSpec, contextFor, framed } from './frame.ts';

interface Declaration<U extends readonly Use[]> extends Common<U> {
  /** An EventBridge Scheduler expression, e.g. `rate(1 minute)`. */
  readonly schedule: string;
  readonly handle: (given: { readonly ctx: Context<U> }) => Promise<void>;
}

/** The list of tenants: written by tenancy when it creates one, read here to fan jobs out. */
export const tenantEntryRecord = defineRecord({
  entity: 'tenant-entry',
  plane: 'platform',
  purpose:
    'Which tenants there are, in order of their ids: the list platform admins page through and jobs fan out over.',
  key: { pk: 'TENANTS', sk: '{id}' },
  schema: z.object({ id: z.string(), name: z.string(), tier: z.string(), status: z.string(), createdAt: z.string() }),
});

export function job<const U extends readonly Use[]>(declaration: Declaration<U>): Declared<JobSpec> {
  const { schedule, uses, handle } = declaration;
  const common = commonSpec(declaration);
  const spec: JobSpec = {
    ...common,
    kind: 'job',
    schedule,
    uses: [...new Set([...common.uses, 'table:read' as const])],
  };
  return framed<JobSpec, unknown>(spec, async (_, lambda) => {
    const failures: unknown[] = [];
    for await (const tenantId of tenants()) {
      const scope = tenantScope(tenantId);
      const ctx = contextFor(uses, { id: spec.id, scope, correlationId: lambda.awsRequestId }, lambda);
      // One tenant's trouble must not keep the others waiting; told at the end, so that the alarm still rings.
      await handle({ ctx }).catch((error: unknown) => {
        ctx.log.error('failed', { error: error instanceof Error ? error : new Error(String(error)) });
        failures.push(error);
      });
    }
    if (failures.length > 0) throw new AggregateError(failures, `${spec.id} failed for ${failures.length} tenants.`);
  });
}

async function* tenants(): AsyncGenerator<string> {
  const table = openTable(platformScope);
  let after: Record<string, unknown> | undefined;
  do {
    const { items, next } = await table.query(tenantEntryRecord, { match: {}, ...(after && { after }) });
    yield* items.map((entry) => entry.id);
    after = next;
  } while (after);
}
