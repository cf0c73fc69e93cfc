// command(): what an operator invokes by hand with AWS's own permissions, acting on the platform's plane.
import type * as z from 'zod';
import type { Context, Use } from '../context.ts';
import { platformScope } from '../principal.ts';
import type { CommandSpec, Declared } from '../spec.ts';
import { type Common, commonSpec, contextFor, framed } from './frame.ts';

interface Declaration<U extends readonly Use[], I extends z.ZodType, O extends z.ZodType> extends Common<U> {
  readonly input: I;
  readonly output: O;
  readonly handle: (given: { readonly ctx: Context<U>; readonly input: z.output<I> }) => Promise<z.input<O>>;
}

export function command<const U extends readonly Use[], I extends z.ZodType, O extends z.ZodType>(
  declaration: Declaration<U, I, O>,
): Declared<CommandSpec> {
  const { input, output, uses, handle } = declaration;
  const spec: CommandSpec = { ...commonSpec(declaration), kind: 'command', input, output };
  return framed<CommandSpec, unknown>(spec, async (event, lambda) => {
    const ctx = contextFor(uses, { id: spec.id, scope: platformScope, correlationId: lambda.awsRequestId }, lambda);
    return output.parse(await handle({ ctx, input: input.parse(event) }));
  });
}
