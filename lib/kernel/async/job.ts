// job(): what the clock starts. It may first act once on the platform's plane; then it is carried out once per tenant, each time bound to it.
import type { Context, Use } from '../context.ts';
import { platformScope, tenantScope } from '../principal.ts';
import type { Declared, JobSpec } from '../spec.ts';
import { everyTenant } from '../tenants.ts';
import { type Common, commonSpec, contextFor, framed } from './frame.ts';

interface Declaration<U extends readonly Use[], F> extends Common<U> {
  /** An EventBridge Scheduler expression, e.g. `rate(1 minute)`. */
  readonly schedule: string;
  /** Once per run, on the platform's plane, before any tenant; its answer is handed to each. When it fails, the tenants wait for the next run. */
  readonly first?: (given: { readonly ctx: Context<U> }) => Promise<F>;
  readonly handle: (given: { readonly ctx: Context<U>; readonly first: F }) => Promise<void>;
}

export function job<const U extends readonly Use[], F = undefined>(declaration: Declaration<U, F>): Declared<JobSpec> {
  const { schedule, uses, handle } = declaration;
  const act = declaration.first ?? (async () => undefined as F);
  const common = commonSpec(declaration);
  const spec: JobSpec = {
    ...common,
    kind: 'job',
    schedule,
    uses: [...new Set([...common.uses, 'table:read' as const])],
  };
  return framed<JobSpec, unknown>(spec, async (_, lambda) => {
    const failures: unknown[] = [];
    const occasion = { id: spec.id, correlationId: lambda.awsRequestId };
    // Without `first` its answer is undefined, which F then is.
    const first = await act({ ctx: contextFor(uses, { ...occasion, scope: platformScope }, lambda) });
    for await (const tenantId of everyTenant()) {
      const scope = tenantScope(tenantId);
      const ctx = contextFor(uses, { ...occasion, scope }, lambda);
      try {
        await handle({ ctx, first });
      } catch (error) {
        // One tenant's trouble must not keep the others waiting; told at the end, so that the alarm still rings.
        ctx.log.error('failed', { error: error instanceof Error ? error : new Error(String(error)) });
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${spec.id} failed for ${failures.length} tenants.`);
  });
}
