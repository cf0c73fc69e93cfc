// The shape of a synthesized CloudFormation template, as far as the embedded stack reads it.
import * as z from 'zod';

const Properties = z.record(z.string(), z.unknown());

export const Parameter = z.object({ Type: z.string(), Default: z.unknown().optional() });

export const Resource = z.object({
  Type: z.string(),
  Properties: Properties.default({}),
  DependsOn: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
  Condition: z.string().optional(),
});

export const Output = z.object({
  Value: z.unknown(),
  Condition: z.string().optional(),
  Export: z.object({ Name: z.unknown() }).optional(),
});

export const Template = z.object({
  Parameters: z.record(z.string(), Parameter).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), Properties)).default({}),
  Conditions: Properties.default({}),
  Resources: z.record(z.string(), Resource).default({}),
  Outputs: z.record(z.string(), Output).default({}),
});

export type Template = z.infer<typeof Template>;
export type Resource = z.infer<typeof Resource>;

/** One stack of the assembly: its deployed name, its template, and what it stands on. */
export interface Stack {
  readonly name: string;
  readonly template: Template;
  /** Names of the stacks that are deployed before this one. */
  readonly after: readonly string[];
}
