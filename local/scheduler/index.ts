// The door of the embedded EventBridge Scheduler: schedules and their groups, delivered with the bus's own care.
import { join } from 'node:path';
import type { ResourceTypes } from '../cloudformation/resource-type.ts';
import { createDeliveries, type Deliveries, type Destinations } from '../eventbridge/index.ts';
import { awsJson } from '../wire/aws-json.ts';
import type { Emulator } from '../wire/emulator.ts';
import { physicalName } from '../wire/physical-name.ts';
import { arnOf, type Place, type PlaceOptions, placeOf } from '../wire/place.ts';
import { openDatabase, transaction } from '../wire/shelf.ts';
import { groupSchema, type ScheduleProperties, scheduleSchema } from './schedule-schema.ts';
import { createTicker, type Ticker } from './ticker.ts';

export interface SchedulerOptions extends PlaceOptions {
  readonly dataDir: string;
  readonly destinations: Destinations;
}

export interface Scheduler extends Emulator {
  /** Names are `group/name`: `trigger` fires one now, `lastRun` says when it last did. */
  readonly ticker: Ticker;
  readonly deliveries: Deliveries;
}

export async function createScheduler(options: SchedulerOptions): Promise<Scheduler> {
  const place = placeOf(options);
  const database = openDatabase(join(options.dataDir, 'scheduler.sqlite'));
  const deliveries = createDeliveries({ database, destinations: options.destinations });
  const ticker = createTicker(database);
  const enqueue = (lane: string, properties: ScheduleProperties, at: Date) => {
    const target = targetOf(properties);
    const input = inputOf(properties.Target.Input, lane, at);
    transaction(database, () => deliveries.add([{ lane, target, input }]));
    deliveries.wake([lane]);
  };
  return {
    ticker,
    deliveries,
    services: ['scheduler'],
    // The application declares its schedules in the template and never calls Scheduler.
    handle: awsJson({ version: '1.1', target: 'AWSScheduler', operations: {} }),
    resources: {
      ...groupType(place),
      'AWS::Scheduler::Schedule': scheduleType(place, { ticker, deliveries, enqueue }),
    },
    async close() {
      ticker.close();
      await deliveries.close();
      database.close();
    },
  };
}

interface Parts extends Pick<Scheduler, 'ticker' | 'deliveries'> {
  readonly enqueue: (lane: string, properties: ScheduleProperties, at: Date) => void;
}

function scheduleType(place: Place, { ticker, deliveries, enqueue }: Parts): ResourceTypes[string] {
  return {
    schema: scheduleSchema,
    async provision(request) {
      const properties = scheduleSchema.parse(request.properties);
      const name = properties.Name ?? physicalName(request.stack, request.logicalId);
      const key = `${properties.GroupName}/${name}`;
      const { ScheduleExpression: expression, ScheduleExpressionTimezone: timezone } = properties;
      const schedule = { expression, timezone, startAt: properties.StartDate, endAt: properties.EndDate };
      if (properties.State === 'ENABLED') ticker.set(key, schedule, (at) => enqueue(key, properties, at));
      else ticker.delete(key);
      return { ref: name, attributes: { Arn: arnOf(place, 'scheduler', `schedule/${key}`) } };
    },
    keepOnly(named) {
      const kept = new Set(named.map(({ attributes }) => attributes['Arn']));
      const isGone = (key: string) => !kept.has(arnOf(place, 'scheduler', `schedule/${key}`));
      for (const key of ticker.keys().filter(isGone)) ticker.delete(key);
      deliveries.forget(isGone);
    },
  };
}

function groupType(place: Place): ResourceTypes {
  return {
    'AWS::Scheduler::ScheduleGroup': {
      schema: groupSchema,
      async provision(request) {
        const name = groupSchema.parse(request.properties).Name ?? physicalName(request.stack, request.logicalId);
        return { ref: name, attributes: { Arn: arnOf(place, 'scheduler', `schedule-group/${name}`), State: 'ACTIVE' } };
      },
    },
  };
}

function targetOf({ Target: target }: ScheduleProperties) {
  return {
    arn: target.Arn,
    groupId: target.SqsParameters?.MessageGroupId,
    deadLetterArn: target.DeadLetterConfig?.Arn,
    maxAgeSeconds: target.RetryPolicy.MaximumEventAgeInSeconds,
    maxRetries: target.RetryPolicy.MaximumRetryAttempts,
  };
}

function inputOf(template: string, schedule: string, at: Date): string {
  const scheduledTime = at.toISOString().replace(/\.\d+Z$/, 'Z');
  return template
    .replaceAll('<aws.scheduler.scheduled-time>', scheduledTime)
    .replaceAll('<aws.scheduler.schedule-arn>', schedule)
    .replaceAll('<aws.scheduler.execution-id>', crypto.randomUUID())
    .replaceAll('<aws.scheduler.attempt-number>', '1');
}
