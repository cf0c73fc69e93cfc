// The two state kinds with states inside: Parallel and Map, whose branches are parsed one level at a time.
import * as z from 'zod';
import { common, expression, flow, numberOr, rescue } from './fields.ts';
import { jsonSchema } from './json.ts';
import type { ChoiceState, FailState, PassState, SucceedState, TaskState, WaitState } from './states.ts';

const rawBranch = z.strictObject({
  StartAt: z.string(),
  States: z.record(z.string().min(1).max(80), z.unknown()),
  QueryLanguage: common.QueryLanguage,
  Comment: z.string().optional(),
});

export const parallel = z.strictObject({
  Type: z.literal('Parallel'),
  ...common,
  ...flow,
  ...rescue,
  Arguments: jsonSchema.optional(),
  Branches: z.array(rawBranch).min(1),
});

const processorConfig = z.strictObject({
  Mode: z.enum(['INLINE', 'DISTRIBUTED']).optional(),
  ExecutionType: z.literal('STANDARD', 'must be STANDARD: express children are not hosted').optional(),
});

const readerConfig = z.strictObject({
  InputType: z.enum(['CSV', 'JSON', 'JSONL'], 'must be CSV, JSON or JSONL: nothing else is hosted'),
  CSVHeaderLocation: z.enum(['FIRST_ROW', 'GIVEN']).optional(),
  CSVHeaders: z.array(z.string()).optional(),
  CSVDelimiter: z.enum(['COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB']).optional(),
  MaxItems: numberOr(z.number().int().min(1)).optional(),
});

const reader = z.strictObject({
  Resource: z.literal('arn:aws:states:::s3:getObject', 'must be arn:aws:states:::s3:getObject'),
  ReaderConfig: readerConfig,
  Arguments: z.union([expression, z.strictObject({ Bucket: z.string(), Key: z.string() })]),
});

const batcher = z.strictObject({
  MaxItemsPerBatch: numberOr(z.number().int().min(1)).optional(),
  MaxInputBytesPerBatch: numberOr(z.number().int().min(1).max(262_144)).optional(),
  BatchInput: jsonSchema.optional(),
});

export const map = z.strictObject({
  Type: z.literal('Map'),
  ...common,
  ...flow,
  ...rescue,
  Items: z.union([expression, z.array(jsonSchema), z.record(z.string(), jsonSchema)]).optional(),
  ItemReader: reader.optional(),
  ItemSelector: jsonSchema.optional(),
  ItemBatcher: batcher.optional(),
  ItemProcessor: rawBranch.extend({ ProcessorConfig: processorConfig.optional() }),
  MaxConcurrency: numberOr(z.number().int().min(0)).optional(),
  ToleratedFailureCount: numberOr(z.number().int().min(0)).optional(),
  ToleratedFailurePercentage: numberOr(z.number().min(0).max(100)).optional(),
  Label: z.string().max(40).optional(),
});

export interface Branch {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

export type RawBranch = z.output<typeof rawBranch>;
export type ItemReader = z.output<typeof reader>;
export type ItemBatcher = z.output<typeof batcher>;
export type ParallelState = Omit<z.output<typeof parallel>, 'Branches'> & { readonly Branches: readonly Branch[] };
export type MapState = Omit<z.output<typeof map>, 'ItemProcessor'> & {
  readonly ItemProcessor: Branch;
  readonly distributed: boolean;
};
export type State =
  | PassState
  | TaskState
  | ChoiceState
  | WaitState
  | SucceedState
  | FailState
  | ParallelState
  | MapState;
