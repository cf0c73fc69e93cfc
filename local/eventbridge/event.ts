// What is said on a bus: the entry a caller puts, and the event with its envelope that rules, archives and replays see.
import type { Json } from './pattern.ts';

export interface EventEntry {
  readonly source: string;
  readonly detailType: string;
  /** A JSON object, as text. */
  readonly detail: string;
  readonly resources?: readonly string[] | undefined;
  readonly time?: Date | undefined;
}

export type BusEvent = { [key: string]: Json };
