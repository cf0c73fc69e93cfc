// Event source mappings: feed a queue's messages to a function, batch by batch, and settle each by the function's answer.
import * as z from 'zod';
import type { ResourceTypes } from '../cloudformation/resource-type.ts';
import { fingerprint } from '../wire/physical-name.ts';
import { arnOf, type PlaceOptions, placeOf } from '../wire/place.ts';
import { type Ends, type Mapping, type Poller, startPoller } from './poller.ts';

export type EventSourceMappingOptions = PlaceOptions & Ends;

export interface EventSourceMappings {
  readonly resources: ResourceTypes;
  /** Stops polling, lets running invocations end for `graceMs`, then aborts them; their messages return to the queue. */
  close(graceMs?: number): Promise<void>;
}

const mappingSchema = z.strictObject({
  FunctionName: z.string(),
  EventSourceArn: z
    .string()
    .refine(
      (arn) => arn.split(':')[2] === 'sqs',
      'only SQS queues feed functions locally; a DynamoDB stream goes through a pipe',
    ),
  BatchSize: z.coerce.number().int().min(1).max(10_000).default(10),
  MaximumBatchingWindowInSeconds: z.coerce.number().int().min(0).max(300).default(0),
  ScalingConfig: z
    .strictObject({ MaximumConcurrency: z.coerce.number().int().min(2).max(1_000).optional() })
    .optional(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  Enabled: z.union([z.boolean(), z.stringbool()]).default(true),
  Tags: z.array(z.unknown()).optional(),
});

/** What AWS scales to at first when no maximum is set. */
const defaultConcurrency = 5;

export function createEventSourceMappings(options: EventSourceMappingOptions): EventSourceMappings {
  const place = placeOf(options);
  const pollers = new Map<string, Poller>();
  return {
    resources: {
      'AWS::Lambda::EventSourceMapping': {
        schema: mappingSchema,
        async provision(request) {
          const mapping = mappingOf(mappingSchema.parse(request.properties));
          const id = fingerprint(`${request.stack}/${request.logicalId}`, 32);
          await pollers.get(id)?.close(0);
          pollers.delete(id);
          options.queues.get(mapping.queueArn);
          if (mapping.enabled) pollers.set(id, startPoller(mapping, options));
          const arn = arnOf(place, 'lambda', `event-source-mapping:${id}`);
          return { ref: id, attributes: { Id: id, EventSourceMappingArn: arn } };
        },
        async keepOnly(named) {
          const kept = new Set(named.map(({ ref }) => ref));
          for (const [id, poller] of pollers) {
            if (kept.has(id)) continue;
            pollers.delete(id);
            await poller.close(0);
          }
        },
      },
    },
    async close(graceMs = 10_000) {
      await Promise.all([...pollers.values()].map((poller) => poller.close(graceMs)));
    },
  };
}

function mappingOf(properties: z.output<typeof mappingSchema>): Mapping {
  return {
    functionArn: properties.FunctionName,
    queueArn: properties.EventSourceArn,
    batchSize: properties.BatchSize,
    windowMs: properties.MaximumBatchingWindowInSeconds * 1_000,
    concurrency: properties.ScalingConfig?.MaximumConcurrency ?? defaultConcurrency,
    reportsFailures: properties.FunctionResponseTypes.length > 0,
    enabled: properties.Enabled,
  };
}
