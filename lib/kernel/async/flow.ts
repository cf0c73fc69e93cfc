// flow(): a state machine as a value; its tasks name steps by id and infra puts their ARNs in.
import type { DeclaredFlow, FlowSpec } from '../spec.ts';

export function flow(declaration: Omit<FlowSpec, 'kind'>): DeclaredFlow {
  return { spec: { kind: 'flow', ...declaration } };
}

/** Stands for the function ARN of a step in a flow's definition. */
export const stepArn = (id: string): string => `{{step:${id}}}`;
