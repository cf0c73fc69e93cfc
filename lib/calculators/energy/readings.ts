// From what a meter's register showed to what was used between readings: exchanges and roll-overs declared, never guessed.
import { add, type Decimal, negate } from '../../shared/decimal.ts';
import { figure, isNegative, type Numeric } from '../numeric.ts';
import { dayNumber, dayText } from './days.ts';
import { MeterDataRefused } from './faults.ts';
import type { MeteredPeriod } from './metered.ts';

export interface MeterReading {
  /** Day of the reading, YYYY-MM-DD; consumption counts from this day to the day before the next. */
  readonly day: string;
  /** What the register shows. */
  readonly register: Numeric;
  readonly estimated?: boolean;
  /** The meter was exchanged or set back: this is the new register's first value, and nothing is counted up to it. */
  readonly reset?: boolean;
  /** On a reset: what the old register showed last, so that consumption up to the exchange is not lost. */
  readonly finalRegister?: Numeric;
}

/** Use between two readings, both days inclusive. */
export interface MeteredUse extends MeteredPeriod {
  readonly amount: Decimal;
  readonly estimated: boolean;
}

interface Read {
  readonly index: number;
  readonly day: number;
  readonly value: Decimal;
  readonly reading: MeterReading;
}

/**
 * Consumption between consecutive readings, in the register's unit; order of input does not matter, equal readings count once.
 * `registerSize` (100000 for five digits) allows a roll-over. Throws MeterDataRefused where the register goes backwards otherwise,
 * and for two values on one day.
 */
export function periodsFromReadings(readings: readonly MeterReading[], registerSize?: Numeric): MeteredUse[] {
  const size = registerSize === undefined ? undefined : figure(registerSize, '/registerSize', 'positive');
  const sorted = readings
    .map((reading, index): Read => {
      const value = figure(reading.register, `/readings/${index}/register`, 'not negative');
      return { index, day: dayNumber(reading.day, `/readings/${index}/day`), value, reading };
    })
    .toSorted((a, b) => a.day - b.day || Number(a.reading.reset ?? false) - Number(b.reading.reset ?? false));
  return sorted.flatMap((to, at) => {
    const from = sorted[at - 1];
    if (from === undefined) return [];
    if (from.day === to.day) return sameDay(from, to);
    const amount = used(from, to, size);
    if (amount === undefined) return [];
    const estimated = (from.reading.estimated ?? false) || (to.reading.estimated ?? false);
    return [{ from: dayText(from.day), to: dayText(to.day - 1), amount, estimated }];
  });
}

function sameDay(a: Read, b: Read): [] {
  if (b.reading.reset === true || add(a.value, negate(b.value)).coefficient === 0n) return [];
  throw MeterDataRefused({
    field: `/readings/${b.index}/register`,
    value: b.value,
    message: `Readings ${a.index} and ${b.index} of ${a.reading.day} differ.`,
    remedy: 'Keep one reading per day, or mark the second with `reset` when the meter was exchanged.',
  });
}

function used(from: Read, to: Read, size: Decimal | undefined): Decimal | undefined {
  if (to.reading.reset === true) {
    if (to.reading.finalRegister === undefined) return undefined;
    return forward(
      from,
      figure(to.reading.finalRegister, `/readings/${to.index}/finalRegister`, 'not negative'),
      to,
      size,
    );
  }
  return forward(from, to.value, to, size);
}

function forward(from: Read, value: Decimal, to: Read, size: Decimal | undefined): Decimal {
  const amount = add(value, negate(from.value));
  if (!isNegative(amount)) return amount;
  const rolled = size === undefined ? undefined : add(amount, size);
  if (rolled !== undefined && !isNegative(rolled)) return rolled;
  throw MeterDataRefused({
    field: `/readings/${to.index}/register`,
    value: to.value,
    message: `The register goes backwards from ${from.reading.day} to ${to.reading.day}.`,
    remedy:
      'Mark an exchanged meter with `reset` and `finalRegister`, or give `registerSize` if the register rolled over.',
  });
}
