// The buses: an event put here is matched, archived and queued for its targets in one transaction, then delivered.
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { AwsFault } from '../wire/aws-fault.ts';
import { arnOf, type Place } from '../wire/place.ts';
import { openShelf, transaction } from '../wire/shelf.ts';
import type { Archives } from './archive.ts';
import type { Deliveries, Delivery } from './deliveries.ts';
import type { BusEvent, EventEntry } from './event.ts';
import type { Json } from './pattern.ts';
import { type CompiledRule, compileRule, inputFor, type Rule, ruleDocument, targetOf } from './rule.ts';

export interface Buses {
  /** By name or ARN; a fault when there is none. */
  arn(reference: string): string;
  create(name: string): string;
  /** Durable when it returns: every matching target has its delivery on disk. Answers the event ids. */
  put(bus: string, entries: readonly EventEntry[]): string[];
  /** The same for events that already have their envelope (replays, other buses). */
  forward(busArn: string, events: readonly BusEvent[], onlyRules?: readonly string[]): void;
  /** Hands one event to the targets of one rule, whatever its pattern says. */
  fire(rule: Rule, event: BusEvent): void;
  putRule(rule: Rule): void;
  removeRule(arn: string): void;
  /** Those of one bus, or all there are. */
  rules(busName?: string): Rule[];
  list(): string[];
}

export interface BusParts {
  readonly database: DatabaseSync;
  readonly place: Place;
  readonly archives: Archives;
  readonly deliveries: () => Deliveries;
}

const defaultBus = 'default';
const detailObject = z.record(z.string(), z.json());

export function createBuses(parts: BusParts): Buses {
  const names = openShelf(parts.database, 'buses', z.object({ name: z.string() }));
  names.put(defaultBus, { name: defaultBus });
  const ruleShelf = openShelf(parts.database, 'rules', ruleDocument);
  const compiled = new Map<string, CompiledRule>(ruleShelf.list().map((rule) => [rule.arn, compileRule(rule)]));
  const arn = (reference: string): string => {
    const name = reference.split('/').at(-1) ?? reference;
    if (names.get(name)) return arnOf(parts.place, 'events', `event-bus/${name}`);
    throw new AwsFault('ResourceNotFoundException', `There is no event bus ${name} in the local stack.`);
  };
  const forward = (busArn: string, events: readonly BusEvent[], only?: readonly string[]) => {
    const bus = arn(busArn).split('/').at(-1) ?? '';
    const rules = [...compiled.values()].filter(
      ({ rule }) => rule.enabled && rule.bus === bus && (only?.includes(rule.arn) ?? true),
    );
    const deliveries = events.flatMap((event) =>
      rules.filter((one) => one.matches(event)).flatMap((one) => deliveriesOf(one.rule, event)),
    );
    commit(parts, deliveries, () => parts.archives.keep(arn(bus), events));
  };
  return {
    arn,
    forward,
    create(name) {
      names.put(name, { name });
      return arn(name);
    },
    put(bus, entries) {
      const events = entries.map((entry) => envelope(parts.place, entry));
      forward(arn(bus), events);
      return events.map((event) => String(event['id']));
    },
    fire: (rule, event) => commit(parts, deliveriesOf(rule, event), () => undefined),
    putRule(rule) {
      compiled.set(rule.arn, compileRule(rule));
      ruleShelf.put(rule.arn, rule);
    },
    removeRule(ruleArn) {
      compiled.delete(ruleArn);
      ruleShelf.delete(ruleArn);
      parts.deliveries().forget((lane) => lane.startsWith(`${ruleArn}|`));
    },
    rules: (busName) =>
      [...compiled.values()].map((one) => one.rule).filter((rule) => rule.bus === (busName ?? rule.bus)),
    list: () => names.list().map((one) => one.name),
  };
}

function commit(parts: BusParts, deliveries: readonly Delivery[], also: () => void): void {
  transaction(parts.database, () => {
    parts.deliveries().add(deliveries);
    also();
  });
  parts.deliveries().wake(new Set(deliveries.map((delivery) => delivery.lane)));
}

function deliveriesOf(rule: Rule, event: BusEvent): Delivery[] {
  return rule.targets.map((target) => {
    return { lane: `${rule.arn}|${target.Id}`, target: targetOf(target), input: inputFor(rule, target, event) };
  });
}

function envelope(place: Place, entry: EventEntry): BusEvent {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': entry.detailType,
    source: entry.source,
    account: place.accountId,
    time: (entry.time ?? new Date()).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: place.region,
    resources: [...(entry.resources ?? [])],
    detail: parseDetail(entry.detail),
  };
}

export function parseDetail(detail: string): { [key: string]: Json } {
  try {
    return detailObject.parse(JSON.parse(detail));
  } catch {
    throw new AwsFault('MalformedDetail', 'Detail is malformed: it must be a JSON object.');
  }
}
