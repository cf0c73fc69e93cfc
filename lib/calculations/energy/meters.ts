// What meters show becomes uses of the stretch asked for: readings or bills, with what is missing and what was estimated.
import {
  type Consumption,
  consumptionOf,
  figure,
  MeterDataRefused,
  type MeteredPeriod,
  periodsFromReadings,
} from '../../calculators/index.ts';
import { type Decimal, formatDecimal, multiply } from '../../shared/decimal.ts';
import { within } from '../../shared/fault.ts';
import { EnergyFieldsMissing } from '../faults.ts';
import type { EnergyRequest, EnergyResult } from './contract.ts';

type Meter = NonNullable<EnergyRequest['meters']>[number];

export interface Metered {
  readonly meter: Meter;
  readonly found: Consumption;
}

/** Throws MeterDataRefused, NumberRefused, FigureOutOfRange with the pointer of the meter's field. */
export function meteredOf({ meters = [], from, to, year }: EnergyRequest): Metered[] {
  if (meters.length === 0) return [];
  const first = from ?? `${year}-01-01`;
  const last = to ?? `${year}-12-31`;
  // What is wrong with the stretch itself is no fault of a meter.
  consumptionOf([], { from: first, to: last });
  return meters.map((meter, index) => {
    const stretch = { from: first, to: last, fillGaps: meter.fillGaps ?? false };
    return { meter, found: within(`/meters/${index}`, () => consumptionOf(periodsOf(meter), stretch)) };
  });
}

function periodsOf({ readings, periods, registerSize, multiplier }: Meter): MeteredPeriod[] {
  if (readings === undefined && periods === undefined) throw EnergyFieldsMissing({ fields: ['/readings'] });
  if (readings !== undefined && periods !== undefined) throw bothGiven(periods.length);
  const times = multiplier === undefined ? undefined : figure(multiplier, '/multiplier', 'positive');
  const shown =
    readings === undefined
      ? (periods ?? []).map(({ estimated, ...period }) => ({
          ...period,
          ...(estimated !== undefined && { estimated }),
        }))
      : periodsFromReadings(readings.map(readingOf), registerSize);
  return times === undefined
    ? shown
    : shown.map((period, index) => ({
        ...period,
        amount: multiply(figure(period.amount, `/periods/${index}/amount`), times),
      }));
}

const bothGiven = (count: number) =>
  MeterDataRefused({
    field: '/periods',
    value: `${count} beside the readings`,
    message: 'The meter is told by readings and by periods, which would count its use twice.',
    remedy: 'Leave one of them out.',
  });

const readingOf = ({ day, register, estimated, reset, finalRegister }: NonNullable<Meter['readings']>[number]) => ({
  ...{ day, register },
  ...(estimated !== undefined && { estimated }),
  ...(reset !== undefined && { reset }),
  ...(finalRegister !== undefined && { finalRegister }),
});

export const consumptionView = (metered: readonly Metered[]): NonNullable<EnergyResult['consumption']> =>
  metered.map(({ meter: { id, energy, unit }, found }) => ({
    ...{ id, energy, unit },
    amount: formatDecimal(found.amount),
    measured: formatDecimal(found.measured),
    estimated: formatDecimal(found.estimated),
    filled: formatDecimal(found.filled),
    coveredDays: found.coveredDays,
    days: found.days,
    gaps: found.gaps.map(({ from, to }) => ({ from, to })),
    duplicates: [...found.duplicates],
  }));

export const isPositive = (value: Decimal): boolean => value.coefficient > 0n;

/** A gap that was not filled makes the whole too small, and is told. */
export const gapsOf = (metered: readonly Metered[]): string[] =>
  metered.flatMap(({ meter: { id }, found }) => [
    ...(found.days < 365 || found.days > 366
      ? [`Meter "${id}" is summed over ${found.days} days, which is no year: the intensity is that of these days.`]
      : []),
    ...(isPositive(found.filled)
      ? []
      : found.gaps.map(
          ({ from, to }) => `Meter "${id}" has no data from ${from} to ${to}; nothing was put in their place.`,
        )),
  ]);
