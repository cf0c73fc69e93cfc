// The door of the embedded EventBridge: buses, rules, archives and replays over one SQLite file, delivering at least once.
import { join } from 'node:path';
import * as z from 'zod';
import { createTicker, type Ticker } from '../scheduler/ticker.ts';
import { awsJson } from '../wire/aws-json.ts';
import type { Emulator } from '../wire/emulator.ts';
import { type PlaceOptions, placeOf } from '../wire/place.ts';
import { openDatabase } from '../wire/shelf.ts';
import { createArchives } from './archive.ts';
import { type Buses, createBuses } from './bus.ts';
import { createDeliveries, type Deliveries } from './deliveries.ts';
import type { Destinations } from './destinations.ts';
import { eventOperations } from './operations.ts';
import { replayOperations } from './replay.ts';
import { eventResources } from './resources.ts';

export type { Buses } from './bus.ts';
export { createDeliveries, type Deliveries } from './deliveries.ts';
export type { Destinations, QueueDelivery, Target } from './destinations.ts';
export { deadLetterSchema, hostedTargetArn, retryPolicySchema } from './destinations.ts';
export type { BusEvent, EventEntry } from './event.ts';
export { compilePattern, type Json, type Matcher } from './pattern.ts';
export { readPath, renderTemplate } from './template.ts';

export interface EventBridgeOptions extends PlaceOptions {
  readonly dataDir: string;
  readonly destinations: Destinations;
}

export interface EventBridge extends Emulator {
  readonly buses: Buses;
  readonly deliveries: Deliveries;
  /** Fires rules with a ScheduleExpression; `trigger(ruleArn)` does it now. */
  readonly ticker: Ticker;
}

const expiryIntervalMs = 3_600_000;

export async function createEventBridge(options: EventBridgeOptions): Promise<EventBridge> {
  const place = placeOf(options);
  const database = openDatabase(join(options.dataDir, 'eventbridge.sqlite'));
  const archives = createArchives(database);
  const buses = createBuses({ database, place, archives, deliveries: () => deliveries });
  const parseEvents = (texts: readonly string[]) =>
    texts.map((text) => z.record(z.string(), z.json()).parse(JSON.parse(text)));
  const deliveries = createDeliveries({
    database,
    destinations: options.destinations,
    publish: (busArn, events) => buses.forward(busArn, parseEvents(events)),
  });
  const ticker = createTicker(database);
  const expiry = setInterval(() => archives.expire(), expiryIntervalMs).unref();
  const operations = { ...eventOperations(buses, archives), ...replayOperations({ database, place, buses, archives }) };
  return {
    buses,
    deliveries,
    ticker,
    services: ['events'],
    handle: awsJson({ version: '1.1', target: 'AWSEvents', operations }),
    resources: eventResources({ place, buses, archives, ticker }),
    async close() {
      clearInterval(expiry);
      ticker.close();
      await deliveries.close();
      database.close();
    },
  };
}
