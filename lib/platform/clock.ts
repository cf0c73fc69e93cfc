// Time as something given: domains never read the wall clock themselves.
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** RFC 3339 UTC with milliseconds, as every timestamp of the API and the table is written. */
export const timestamp = (clock: Clock): string => clock.now().toISOString();
