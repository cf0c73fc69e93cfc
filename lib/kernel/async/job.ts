// job(): what the clock starts. A fan-out job is carried out once per tenant, each time bound to that tenant.
import type { Context, Use } from '../context.ts';
import { tenantScope } from '../principal.ts';
import type { Declared, JobSpec } from '../spec.ts';
import { everyTenant } from '../tenants.ts';
import { type Common, commonSpec, contextFor, framed } from './frame.ts';

interface Declaration<U extends readonly Use[]> extends Common<U> {
  /** An EventBridge Scheduler expression, e.g. `rate(1 minute)`. */
  readonly schedule: string;
  readonly handle: (given: { readonly ctx: Context<U> }) => Promise<void>;
}

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
    for await (const tenantId of everyTenant()) {
      const scope = tenantScope(tenantId);
      const ctx = contextFor(uses, { id: spec.id, scope, correlationId: lambda.awsRequestId }, lambda);
      try {
        await handle({ ctx });
      } catch (error) {
        // One tenant's trouble must not keep the others waiting; told at the end, so that the alarm still rings.
        ctx.log.error('failed', { error: error instanceof Error ? error : new Error(String(error)) });
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${spec.id} failed for ${failures.length} tenants.`);
  });
}
