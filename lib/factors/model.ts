// What an emission factor is here: published figures as they stand, with what they mean, where and when they hold, and who says so.
import type { Decimal } from '../shared/decimal.ts';
import type { Unit } from '../shared/units.ts';

export interface FactorSet {
  readonly id: string;
  readonly source: string;
  readonly version: string;
  readonly licence: string;
  /** The day the source published it: the recorded time, beside the valid time below. */
  readonly recordedAt: string;
  readonly validFrom: string;
  /** Inclusive; `null` until a successor is imported. */
  readonly validTo: string | null;
  /** What the gas columns hold: kg of the gas (EPA, eGRID) or kg CO2e of it under AR5 (DEFRA). Never sum them alike. */
  readonly gasBasis: 'mass' | 'co2e-AR5';
  readonly rows: number;
  readonly sha256: string;
  readonly retrieved: string;
  /** The edition of the archive whose factors these are; where it stands no more, neither do they. */
  readonly cutFrom: string;
}

export interface Factor {
  /** The source's own id where it has one: stable across releases of this product. */
  readonly id: string;
  readonly set: FactorSet;
  /** Slug of the fuel or energy: `natural-gas`, `electricity`, `steam`. */
  readonly fuel: string;
  readonly name: string;
  readonly scope: 1 | 2;
  readonly unit: Unit;
  /** ISO 3166 country, or country-subregion (`US-NWPP`). */
  readonly region: string;
  /** Per unit, in the set's gas basis. CO2 of biogenic origin stands apart, outside the scopes (GHG Protocol Corporate Standard ch. 9). */
  readonly co2: Decimal;
  readonly ch4: Decimal;
  readonly n2o: Decimal;
  readonly biogenicCo2: Decimal;
  /** Published higher heating value: `content` MMBtu per `per`. */
  readonly heat?: { readonly content: Decimal; readonly per: Unit };
}

export const GWP_SETS = ['AR4', 'AR5', 'AR6'] as const;
export type GwpSet = (typeof GWP_SETS)[number];
/**
 * kg CO2e per kg of gas over 100 years. One CH4 value for fossil and biogenic methane: the oxidation of fossil methane to CO2, which
 * raises AR6's 27.9 to 29.8, is left out because combustion factors already count that carbon as CO2 (IPCC 2006 vol. 2 §1.4.2.1).
 */
export interface Gwp {
  readonly set: GwpSet;
  readonly ch4: Decimal;
  readonly n2o: Decimal;
}

export interface LookupFailure {
  readonly field: 'fuel' | 'unit' | 'region' | 'date' | 'heatContent' | 'scope' | 'category' | 'factorSet';
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
}
