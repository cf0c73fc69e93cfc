// Emissions of a building's energy: the factor of each energy by place and year, found once per wording.
import {
  type EmissionRate,
  emissionsOf,
  findRate,
  type RatedFactor,
  type RateShelves,
} from '../../calculators/index.ts';
import { type LookupFailure, readPeriod } from '../../factors/index.ts';
import type { Decimal } from '../../shared/decimal.ts';
import type { Parameters } from './input.ts';

/** How the factor library calls what buildings use. */
export const FUELS: Readonly<Record<string, string>> = {
  electricity: 'electricity',
  'natural-gas': 'natural-gas',
  'district-steam': 'steam',
};

export interface Amount {
  readonly energy: string;
  readonly amount: Decimal;
  readonly unit: string;
  readonly siteKbtu: Decimal;
}

export interface Emitted {
  /** Micrograms of CO2e. */
  readonly scope1: bigint;
  readonly scope2: bigint;
  /** Of each energy that has a factor. */
  readonly byEnergy: ReadonlyMap<string, bigint>;
  readonly factors: readonly { readonly factor: RatedFactor; readonly inPeriod: boolean }[];
  readonly gaps: readonly string[];
}

interface Way {
  readonly rate: EmissionRate;
  readonly inPeriod: boolean;
}

export class Emitting {
  readonly #shelves: RateShelves;
  readonly #parameters: Parameters;
  readonly #known = new Map<string, Way | LookupFailure>();

  constructor(shelves: RateShelves, parameters: Parameters) {
    this.#shelves = shelves;
    this.#parameters = parameters;
  }

  of(amounts: readonly Amount[], region: string, year: number): Emitted {
    const byEnergy = new Map<string, bigint>();
    const found = {
      scope1: 0n,
      scope2: 0n,
      byEnergy,
      factors: [] as Emitted['factors'][number][],
      gaps: [] as string[],
    };
    for (const used of amounts) {
      if (used.amount.coefficient === 0n) continue;
      const way = this.#way(used, region, year);
      if ('code' in way) {
        found.gaps.push(`${used.energy}: ${way.reason} ${way.remedy}`);
        continue;
      }
      const { co2e } = emissionsOf(perRate(used), way.rate);
      if (way.rate.factor.scope === 1) found.scope1 += co2e;
      else found.scope2 += co2e;
      byEnergy.set(used.energy, (byEnergy.get(used.energy) ?? 0n) + co2e);
      found.factors.push({ factor: way.rate.factor, inPeriod: way.inPeriod });
    }
    return found;
  }

  #way({ energy, unit }: Amount, region: string, year: number): Way | LookupFailure {
    const key = `${energy}|${unit}|${year}|${region}`;
    const known = this.#known.get(key) ?? this.#find(energy, unit, region, year);
    this.#known.set(key, known);
    return known;
  }

  #find(energy: string, unit: string, region: string, year: number): Way | LookupFailure {
    const { factorPeriod, gwpSet, asOf } = this.#parameters;
    const period = readPeriod(String(year));
    if ('code' in period) return period;
    return findRate(this.#shelves, {
      fuel: FUELS[energy] ?? energy,
      unit: unitFor(unit),
      ...{ region, period, factorPeriod },
      gwp: this.#shelves.library.gwp(gwpSet),
      ...(asOf !== undefined && { asOf }),
    });
  }
}

/** Thousand pounds of steam is no unit of energy: its heat stands for it. */
const unitFor = (unit: string): string => (unit === 'klb' ? 'kBtu' : unit);
const perRate = ({ unit, amount, siteKbtu }: Amount): Decimal => (unit === 'klb' ? siteKbtu : amount);
