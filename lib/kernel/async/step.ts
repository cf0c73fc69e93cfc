// step(): one task of a flow; its tenant stands in its input, which our own code wrote when it started the flow.
import * as z from 'zod';
import type { Context, Use } from '../context.ts';
import { tenantScope } from '../principal.ts';
import type { Declared, StepSpec } from '../spec.ts';
import { type Common, commonSpec, contextFor, framed } from './frame.ts';

interface Declaration<U extends readonly Use[], I extends z.ZodObject, O extends z.ZodType> extends Common<U> {
  readonly flow: string;
  readonly input: I;
  readonly output: O;
  readonly handle: (given: { readonly ctx: Context<U>; readonly input: z.output<I> }) => Promise<z.input<O>>;
}

const Addressed = z.looseObject({ tenantId: z.string(), correlationId: z.string().optional() });

export function step<const U extends readonly Use[], I extends z.ZodObject, O extends z.ZodType>(
  declaration: Declaration<U, I, O>,
): Declared<StepSpec> {
  const { flow, input, output, uses, handle } = declaration;
  const spec: StepSpec = { ...commonSpec(declaration), kind: 'step', flow, input, output };
  return framed<StepSpec, unknown>(spec, async (event, lambda) => {
    const { tenantId, correlationId = lambda.awsRequestId } = Addressed.parse(event);
    const ctx = contextFor(uses, { id: spec.id, scope: tenantScope(tenantId), correlationId }, lambda);
    return output.parse(await handle({ ctx, input: input.parse(event) }));
  });
}
