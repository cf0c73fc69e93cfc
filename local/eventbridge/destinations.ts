// Where rules, pipes and schedules may deliver: the stack hands these doors in, nobody reaches for another emulator.
import * as z from 'zod';

export interface QueueDelivery {
  readonly body: string;
  readonly groupId?: string | undefined;
}

export interface Destinations {
  /** All of them or none. */
  sendToQueue(queueArn: string, messages: readonly QueueDelivery[]): Promise<void>;
  /** Resolves when the function ended; `functionError` when it failed. */
  invokeFunction(functionArn: string, payload: string): Promise<{ readonly functionError?: string | undefined }>;
  startExecution(stateMachineArn: string, input: string): Promise<void>;
}

export const retryPolicySchema = z.strictObject({
  MaximumEventAgeInSeconds: z.coerce.number().int().min(60).max(86_400).default(86_400),
  MaximumRetryAttempts: z.coerce.number().int().min(0).max(185).default(185),
});
export const deadLetterSchema = z.strictObject({ Arn: z.string().optional() });

/** One place to deliver to, as it is kept with each delivery. */
export const targetSchema = z.object({
  arn: z.string(),
  groupId: z.string().optional(),
  deadLetterArn: z.string().optional(),
  maxAgeSeconds: z.number().default(86_400),
  maxRetries: z.number().default(185),
});
export type Target = z.output<typeof targetSchema>;

const hosted: readonly string[] = ['sqs', 'lambda', 'states', 'events'];

export const hostedTargetArn = z.string().refine((arn) => hosted.includes(arn.split(':')[2] ?? ''), {
  error: (issue) => `the local stack delivers to ${hosted.join(', ')}, not to ${String(issue.input)}`,
});
