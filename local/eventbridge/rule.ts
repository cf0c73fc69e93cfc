// A rule: what it listens for, and what each of its targets is told.
import * as z from 'zod';
import { deadLetterSchema, hostedTargetArn, retryPolicySchema, type Target } from './destinations.ts';
import { compilePattern, type Json, type Matcher } from './pattern.ts';
import { readPath, renderTemplate } from './template.ts';

export const json: z.ZodType<Json> = z.json();

export const ruleTargetSchema = z.strictObject({
  Id: z.string(),
  Arn: hostedTargetArn,
  RoleArn: z.string().optional(),
  Input: z.string().optional(),
  InputPath: z.string().optional(),
  InputTransformer: z
    .strictObject({ InputPathsMap: z.record(z.string(), z.string()).default({}), InputTemplate: z.string() })
    .optional(),
  RetryPolicy: retryPolicySchema.optional(),
  DeadLetterConfig: deadLetterSchema.optional(),
  SqsParameters: z.strictObject({ MessageGroupId: z.string() }).optional(),
});
export type RuleTarget = z.output<typeof ruleTargetSchema>;

export const ruleDocument = z.object({
  arn: z.string(),
  name: z.string(),
  bus: z.string(),
  pattern: json.optional(),
  schedule: z.string().optional(),
  enabled: z.boolean(),
  description: z.string().optional(),
  targets: z.array(ruleTargetSchema),
});
export type Rule = z.output<typeof ruleDocument>;

export interface CompiledRule {
  readonly rule: Rule;
  readonly matches: Matcher;
}

export function compileRule(rule: Rule): CompiledRule {
  return { rule, matches: rule.pattern === undefined ? () => false : compilePattern(rule.pattern) };
}

export function targetOf(target: RuleTarget): Target {
  const retry = retryPolicySchema.parse(target.RetryPolicy ?? {});
  return {
    arn: target.Arn,
    groupId: target.SqsParameters?.MessageGroupId,
    deadLetterArn: target.DeadLetterConfig?.Arn,
    maxAgeSeconds: retry.MaximumEventAgeInSeconds,
    maxRetries: retry.MaximumRetryAttempts,
  };
}

export function inputFor(rule: Rule, target: RuleTarget, event: Json): string {
  if (target.Input !== undefined) return target.Input;
  if (target.InputPath !== undefined) return JSON.stringify(readPath(event, target.InputPath) ?? null);
  const transformer = target.InputTransformer;
  if (!transformer) return JSON.stringify(event);
  return renderTemplate(transformer.InputTemplate, (name) => {
    if (name === 'aws.events.rule-arn') return rule.arn;
    if (name === 'aws.events.rule-name') return rule.name;
    if (name === 'aws.events.event' || name === 'aws.events.event.json') return event;
    if (name === 'aws.events.event.ingestion-time') return readPath(event, '$.time');
    return readPath(event, transformer.InputPathsMap[name] ?? '');
  });
}
