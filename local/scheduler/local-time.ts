// Between wall-clock time in a zone and instants; a wall-clock time the zone skips has no instant.

export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

export function wallTimeOf(instant: number, timezone: string): WallTime {
  let format = formats.get(timezone);
  if (!format) {
    const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
    format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, hourCycle: 'h23', ...numeric });
    formats.set(timezone, format);
  }
  const parts = format.formatToParts(instant);
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return { year: read('year'), month: read('month'), day: read('day'), hour: read('hour'), minute: read('minute') };
}

export function instantOf(wall: WallTime, timezone: string): number | undefined {
  const asUtc = utc(wall);
  let guess = asUtc;
  for (let round = 0; round < 3; round += 1) {
    const off = utc(wallTimeOf(guess, timezone)) - asUtc;
    if (off === 0) return guess;
    guess -= off;
  }
  return undefined;
}

function utc(wall: WallTime): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
}
