// The stages of a pipeline as data, each with what happens to a row it cannot take.
import * as z from 'zod';
import { AggregationPlan } from '../../aggregation/index.ts';
import { FieldName } from '../../shared/field-name.ts';
import { TRANSFORMS } from '../transforms/names.ts';
import { Condition } from './condition.ts';
import { Locale } from './locale.ts';
import { Normalisation } from './normalisation.ts';

export const ERROR_POLICIES = ['fail', 'skip', 'quarantine'] as const;
const STAGE = {
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,49}$/, 'Lower-case letters, digits and hyphens, a letter first.')
    .describe('Stands in lineage and in every message.'),
  onError: z.enum(ERROR_POLICIES).optional().describe('fail unless told: the whole run is refused.'),
};

const Operand = z.union([
  z.strictObject({ field: FieldName }),
  z.strictObject({ value: z.union([z.string().max(2_000), z.number(), z.boolean()]) }),
]);
export type Operand = z.output<typeof Operand>;
export const DERIVATIONS = ['copy', 'add', 'subtract', 'multiply', 'divide', 'round', 'concat', 'coalesce'] as const;
const Derivation = z
  .strictObject({
    as: FieldName,
    op: z.enum(DERIVATIONS),
    of: z.array(Operand).min(1).max(20),
    places: z.int().min(0).max(30).optional().describe('Decimals of divide and round, half to even.'),
    separator: z.string().max(20).optional().describe('Between the parts of concat.'),
  })
  .superRefine(({ op, of, places }, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if ((op === 'divide' || op === 'round') && places === undefined)
      say('places', `${op} needs places, so that its rounding is declared.`);
    if ((op === 'divide' || op === 'subtract') && of.length !== 2) say('of', `${op} takes two operands.`);
    if ((op === 'copy' || op === 'round') && of.length !== 1) say('of', `${op} takes one operand.`);
  });
export type Derivation = z.output<typeof Derivation>;

const PLAIN_STAGES = [
  z.strictObject({ op: z.literal('normalise'), ...STAGE, fields: z.array(Normalisation).min(1).max(100) }),
  z.strictObject({
    op: z.literal('map'),
    ...STAGE,
    rename: z
      .record(FieldName, FieldName)
      .optional()
      .describe('Old name to new name; a name that is taken is an error.'),
    keep: z.array(FieldName).max(500).optional().describe('After renaming: only these fields go on.'),
    drop: z.array(FieldName).max(500).optional(),
  }),
  z.strictObject({ op: z.literal('filter'), ...STAGE, where: Condition }),
  z.strictObject({
    op: z.literal('validate'),
    ...STAGE,
    checks: z
      .array(z.strictObject({ where: Condition, field: FieldName, message: z.string().min(1).max(500) }))
      .min(1)
      .max(100),
  }),
  z.strictObject({ op: z.literal('derive'), ...STAGE, set: z.array(Derivation).min(1).max(100) }),
  z.strictObject({
    op: z.literal('convert'),
    ...STAGE,
    field: FieldName,
    unitField: FieldName,
    to: FieldName.describe('A unit of the same kind; holds for unitField afterwards.'),
  }),
  z.strictObject({
    op: z.literal('join'),
    ...STAGE,
    input: FieldName.describe('One of the named inputs, whose key must be unique.'),
    on: z
      .record(FieldName, FieldName)
      .refine((on) => Object.keys(on).length > 0, 'Name at least one pair of fields.')
      .describe('Field of the row to field of the input.'),
    take: z.record(FieldName, FieldName).describe('Field of the input to its name in the row.'),
    missing: z.enum(['error', 'null', 'skip']).describe('What happens to a row without counterpart.'),
  }),
  z.strictObject({
    op: z.literal('transform'),
    ...STAGE,
    to: z.enum(TRANSFORMS),
    locale: Locale.optional(),
    decimalSeparator: z.enum(['.', ',']).optional(),
    dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
    columns: z
      .record(FieldName, FieldName)
      .optional()
      .describe('Target field to the field of the row, where aliases do not find it.'),
  }),
] as const;

export const PlainStage = z.discriminatedUnion('op', PLAIN_STAGES);
export type PlainStage = z.output<typeof PlainStage>;

const Branch = z.strictObject({
  op: z.literal('branch'),
  ...STAGE,
  branches: z
    .array(z.strictObject({ name: STAGE.id, when: Condition, stages: z.array(PlainStage).max(50) }))
    .min(1)
    .max(20)
    .describe('A row takes the first branch whose condition holds; after it all go on together.'),
  otherwise: z.enum(['pass', 'skip', 'quarantine']),
});
const Union = z.strictObject({
  op: z.literal('union'),
  ...STAGE,
  inputs: z.array(FieldName).min(1).max(20).describe('Named inputs whose rows follow those of the stream.'),
});
const Aggregate = z.strictObject({ op: z.literal('aggregate'), ...STAGE, plan: AggregationPlan });

export const Stage = z.discriminatedUnion('op', [...PLAIN_STAGES, Branch, Union, Aggregate]);
export type Stage = z.output<typeof Stage>;

export const PipelineDefinition = z
  .strictObject({
    name: z.string().min(1).max(200),
    stages: z.array(Stage).min(1).max(50),
    inputs: z
      .array(FieldName)
      .max(20)
      .optional()
      .describe('Names of further inputs, for join and union; "main" is the stream.'),
    checkpointEvery: z
      .int()
      .min(1)
      .max(100_000)
      .optional()
      .describe('Records between two checkpoints of a long run; 5,000 unless told.'),
  })
  .superRefine(({ stages, inputs = [] }, context) => {
    const say = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
    if (inputs.includes('main')) say(['inputs'], '"main" is the stream itself; call further inputs otherwise.');
    const seen = new Set<string>();
    const once = (id: string, path: PropertyKey[]) => {
      if (seen.has(id)) say([...path, 'id'], `Two stages are called "${id}".`);
      seen.add(id);
    };
    const known = (input: string, path: PropertyKey[]) => {
      if (!inputs.includes(input))
        say(path, `"${input}" is no input of this pipeline. Known here: ${inputs.join(', ') || 'none'}.`);
    };
    const look = (stage: Stage, path: PropertyKey[]) => {
      once(stage.id, path);
      if (stage.op === 'join') known(stage.input, [...path, 'input']);
      if (stage.op === 'union') stage.inputs.forEach((input, i) => void known(input, [...path, 'inputs', i]));
      if (stage.op !== 'branch') return;
      stage.branches.forEach(
        (branch, b) =>
          void branch.stages.forEach((inner, i) => void look(inner, [...path, 'branches', b, 'stages', i])),
      );
    };
    stages.forEach((stage, i) => void look(stage, ['stages', i]));
  });
export type PipelineDefinition = z.output<typeof PipelineDefinition>;
