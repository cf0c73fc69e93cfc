// AWS::Scheduler types as the local stack understands them; an expression that means nothing is refused before it is kept.
import * as z from 'zod';
import { deadLetterSchema, hostedTargetArn, retryPolicySchema } from '../eventbridge/index.ts';
import { parseExpression } from './schedule-expression.ts';

const target = z.strictObject({
  Arn: hostedTargetArn,
  RoleArn: z.string(),
  Input: z.string().default('{}'),
  RetryPolicy: retryPolicySchema.default({ MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 }),
  DeadLetterConfig: deadLetterSchema.optional(),
  SqsParameters: z.strictObject({ MessageGroupId: z.string() }).optional(),
});

// A flexible window lets AWS choose a moment inside it; the first moment is always a right choice.
const window = z.strictObject({
  Mode: z.enum(['OFF', 'FLEXIBLE']),
  MaximumWindowInMinutes: z.coerce.number().int().min(1).max(1_440).optional(),
});

export const scheduleSchema = z
  .strictObject({
    Name: z.string().optional(),
    GroupName: z.string().default('default'),
    Description: z.string().optional(),
    ScheduleExpression: z.string(),
    ScheduleExpressionTimezone: z.string().default('UTC'),
    StartDate: z.coerce.date().optional(),
    EndDate: z.coerce.date().optional(),
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    FlexibleTimeWindow: window,
    KmsKeyArn: z.string().optional(),
    Target: target,
  })
  .superRefine((schedule, context) => {
    try {
      parseExpression(schedule.ScheduleExpression, schedule.ScheduleExpressionTimezone);
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    }
  });
export type ScheduleProperties = z.output<typeof scheduleSchema>;

export const groupSchema = z.strictObject({ Name: z.string().optional(), Tags: z.array(z.unknown()).optional() });
