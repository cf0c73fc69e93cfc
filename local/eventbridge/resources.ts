// The CloudFormation types of EventBridge: buses, rules and archives; policies of buses have nobody to keep out here.
import * as z from 'zod';
import type { ResourceTypes } from '../cloudformation/resource-type.ts';
import type { Ticker } from '../scheduler/ticker.ts';
import { physicalName } from '../wire/physical-name.ts';
import { arnOf, type Place } from '../wire/place.ts';
import type { Archives } from './archive.ts';
import type { Buses } from './bus.ts';
import { compilePattern, type Json } from './pattern.ts';
import { json, type Rule, ruleTargetSchema } from './rule.ts';

const tags = z.array(z.unknown()).optional();
const pattern = json.superRefine((value, context) => {
  try {
    compilePattern(value);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
  }
});

const busSchema = z.strictObject({
  Name: z.string(),
  Description: z.string().optional(),
  KmsKeyIdentifier: z.string().optional(),
  LogConfig: z.unknown().optional(),
  Policy: z.unknown().optional(),
  DeadLetterConfig: z.unknown().optional(),
  Tags: tags,
});

const ruleSchema = z
  .strictObject({
    Name: z.string().optional(),
    Description: z.string().optional(),
    EventBusName: z.string().default('default'),
    EventPattern: pattern.optional(),
    ScheduleExpression: z.string().optional(),
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    RoleArn: z.string().optional(),
    Targets: z.array(ruleTargetSchema).default([]),
    Tags: tags,
  })
  .refine(
    (rule) => rule.EventPattern !== undefined || rule.ScheduleExpression !== undefined,
    'a rule needs EventPattern or ScheduleExpression',
  );

const archiveSchema = z.strictObject({
  ArchiveName: z.string().optional(),
  Description: z.string().optional(),
  SourceArn: z.string(),
  EventPattern: pattern.optional(),
  RetentionDays: z.coerce.number().int().min(0).default(0),
  KmsKeyIdentifier: z.string().optional(),
});

export interface ResourceParts {
  readonly place: Place;
  readonly buses: Buses;
  readonly archives: Archives;
  readonly ticker: Ticker;
}

export function eventResources(parts: ResourceParts): ResourceTypes {
  return {
    'AWS::Events::EventBus': {
      schema: busSchema,
      async provision(request) {
        const { Name } = busSchema.parse(request.properties);
        return { ref: Name, attributes: { Arn: parts.buses.create(Name), Name } };
      },
    },
    'AWS::Events::EventBusPolicy': {
      schema: z.looseObject({}),
      async provision(request) {
        return { ref: request.logicalId, attributes: {} };
      },
    },
    'AWS::Events::Rule': ruleType(parts),
    'AWS::Events::Archive': {
      schema: archiveSchema,
      async provision(request) {
        const properties = archiveSchema.parse(request.properties);
        const name = properties.ArchiveName ?? physicalName(request.stack, request.logicalId).slice(-48);
        const arn = arnOf(parts.place, 'events', `archive/${name}`);
        const { EventPattern: kept, RetentionDays: retentionDays } = properties;
        parts.archives.put({ name, arn, busArn: parts.buses.arn(properties.SourceArn), pattern: kept, retentionDays });
        return { ref: name, attributes: { Arn: arn, ArchiveName: name } };
      },
    },
  };
}

function ruleType(parts: ResourceParts): ResourceTypes[string] {
  return {
    schema: ruleSchema,
    async provision(request) {
      const properties = ruleSchema.parse(request.properties);
      const name = properties.Name ?? physicalName(request.stack, request.logicalId);
      const bus = parts.buses.arn(properties.EventBusName).split('/').at(-1) ?? 'default';
      const rule: Rule = {
        arn: arnOf(parts.place, 'events', bus === 'default' ? `rule/${name}` : `rule/${bus}/${name}`),
        name,
        bus,
        pattern: properties.EventPattern,
        schedule: properties.ScheduleExpression,
        enabled: properties.State === 'ENABLED',
        description: properties.Description,
        targets: properties.Targets,
      };
      parts.buses.putRule(rule);
      schedule(parts, rule);
      return { ref: bus === 'default' ? name : `${bus}|${name}`, attributes: { Arn: rule.arn } };
    },
    keepOnly(named) {
      const kept = new Set(named.map(({ attributes }) => attributes['Arn']));
      for (const { arn } of parts.buses.rules().filter((rule) => !kept.has(rule.arn))) {
        parts.buses.removeRule(arn);
        parts.ticker.delete(arn);
      }
    },
  };
}

function schedule(parts: ResourceParts, rule: Rule): void {
  if (rule.schedule === undefined || !rule.enabled) {
    parts.ticker.delete(rule.arn);
    return;
  }
  parts.ticker.set(rule.arn, { expression: rule.schedule }, (at) =>
    parts.buses.fire(rule, tick(parts.place, rule, at)),
  );
}

function tick(place: Place, rule: Rule, at: Date): { [key: string]: Json } {
  const time = at.toISOString().replace(/\.\d+Z$/, 'Z');
  const { accountId: account, region } = place;
  const id = crypto.randomUUID();
  const resources = [rule.arn];
  return {
    version: '0',
    id,
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account,
    time,
    region,
    resources,
    detail: {},
  };
}
