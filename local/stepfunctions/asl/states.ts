// One strict schema per state kind that has no states inside: a field not listed here is refused by name.
import * as z from 'zod';
import { assign, common, expression, flow, positiveSeconds, rescue, seconds } from './fields.ts';
import { jsonSchema } from './json.ts';

export const pass = z.strictObject({ Type: z.literal('Pass'), ...common, ...flow });

export const taskResources = ['arn:aws:states:::lambda:invoke', 'arn:aws:states:::lambda:invoke.waitForTaskToken'];

const invocation = z.strictObject({
  FunctionName: z.string().min(1),
  Payload: jsonSchema.optional(),
  InvocationType: z.literal('RequestResponse', 'must be RequestResponse: other kinds are not hosted').optional(),
});

export const task = z.strictObject({
  Type: z.literal('Task'),
  ...common,
  ...flow,
  ...rescue,
  Resource: z.enum(taskResources, `must be one of ${taskResources.join(', ')}: no other integration is hosted`),
  Arguments: z.union([expression, invocation]),
  TimeoutSeconds: positiveSeconds.optional(),
  HeartbeatSeconds: positiveSeconds.optional(),
});

const rule = z.strictObject({
  Condition: z.union([expression, z.boolean()]),
  Next: z.string(),
  Output: jsonSchema.optional(),
  Assign: assign.optional(),
  Comment: z.string().optional(),
});

export const choice = z.strictObject({
  Type: z.literal('Choice'),
  ...common,
  Assign: assign.optional(),
  Choices: z.array(rule).min(1),
  Default: z.string().optional(),
});

const timestamp = z.union([z.iso.datetime({ offset: true }), expression]);

export const wait = z
  .strictObject({
    Type: z.literal('Wait'),
    ...common,
    ...flow,
    Seconds: seconds.optional(),
    Timestamp: timestamp.optional(),
  })
  .refine((state) => (state.Seconds === undefined) !== (state.Timestamp === undefined), {
    error: 'must be given alone: a Wait state has either Seconds or Timestamp',
    path: ['Seconds'],
  });

export const succeed = z.strictObject({ Type: z.literal('Succeed'), ...common });

export const fail = z.strictObject({
  Type: z.literal('Fail'),
  QueryLanguage: common.QueryLanguage,
  Comment: common.Comment,
  Error: z.string().optional(),
  Cause: z.string().optional(),
});

export type PassState = z.output<typeof pass>;
export type TaskState = z.output<typeof task>;
export type ChoiceState = z.output<typeof choice>;
export type WaitState = z.output<typeof wait>;
export type SucceedState = z.output<typeof succeed>;
export type FailState = z.output<typeof fail>;
