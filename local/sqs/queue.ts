// What a queue is: its name, its attributes as AWS spells them, and the rules those attributes obey.
import * as z from 'zod';
import { AwsFault } from '../wire/aws-fault.ts';

export const queueDocument = z.object({
  name: z.string(),
  arn: z.string(),
  url: z.string(),
  attributes: z.record(z.string(), z.string()),
  tags: z.record(z.string(), z.string()),
  createdAt: z.number(),
  modifiedAt: z.number(),
});
export type Queue = z.output<typeof queueDocument>;

const range = (minimum: number, maximum: number) => z.coerce.number().int().min(minimum).max(maximum);
const accepted = z.any();

/** Every attribute a queue may be given, with the limits AWS sets. */
const settable: Readonly<Record<string, z.ZodType>> = {
  VisibilityTimeout: range(0, 43_200),
  MessageRetentionPeriod: range(60, 1_209_600),
  DelaySeconds: range(0, 900),
  ReceiveMessageWaitTimeSeconds: range(0, 20),
  MaximumMessageSize: range(1_024, 1_048_576),
  RedrivePolicy: accepted,
  RedriveAllowPolicy: accepted,
  Policy: accepted,
  KmsMasterKeyId: accepted,
  KmsDataKeyReusePeriodSeconds: range(60, 86_400),
  SqsManagedSseEnabled: accepted,
};

const defaults: Readonly<Record<string, string>> = {
  VisibilityTimeout: '30',
  MessageRetentionPeriod: '345600',
  DelaySeconds: '0',
  ReceiveMessageWaitTimeSeconds: '0',
  MaximumMessageSize: '1048576',
};

export function checkAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  for (const [name, value] of Object.entries(attributes)) {
    const schema = Object.hasOwn(settable, name) ? settable[name] : undefined;
    if (!schema)
      throw new AwsFault('InvalidAttributeName', `The local stack does not host the queue attribute ${name}.`);
    if (value !== '' && !schema.safeParse(value).success) {
      throw new AwsFault('InvalidAttributeValue', `${value} is not a valid value for the queue attribute ${name}.`);
    }
  }
  if (attributes['RedrivePolicy']) parseRedrivePolicy(attributes['RedrivePolicy']);
  return { ...attributes };
}

export function numberAttribute(queue: Queue, name: string): number {
  return Number(queue.attributes[name] ?? defaults[name] ?? 0);
}

export function allAttributes(queue: Queue): Record<string, string> {
  return { ...defaults, ...queue.attributes };
}

const redrivePolicy = z.object({
  deadLetterTargetArn: z.string(),
  maxReceiveCount: z.coerce.number().int().min(1).max(1_000),
});
export type RedrivePolicy = z.output<typeof redrivePolicy>;

export function parseRedrivePolicy(text: string | undefined): RedrivePolicy | undefined {
  if (!text) return undefined;
  try {
    return redrivePolicy.parse(JSON.parse(text));
  } catch {
    throw new AwsFault(
      'InvalidParameterValue',
      `${text} is not a redrive policy (deadLetterTargetArn, maxReceiveCount).`,
    );
  }
}

/** A queue is named by its name, its ARN or its URL; the last part is always the name. */
export function queueName(reference: string): string {
  return reference.split(/[:/]/).at(-1) ?? reference;
}
