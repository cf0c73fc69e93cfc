// Units of one measure meet only by a rule: sizes fixed by definition, or a conversion the caller states.
import { type Decimal, multiply, toDecimal } from '../../shared/decimal.ts';
import { conversion, findUnit } from '../../shared/units.ts';
import { UnitsMixed } from '../faults.ts';
import type { Measure } from './contract.ts';

/** The factor from what a row says to the unit of the measure; undefined where it is that very unit. */
export type UnitReader = (said: unknown) => Decimal | undefined | Unmet;

export interface Unmet {
  readonly reason: string;
  readonly remedy: string;
}

export interface OpenUnits {
  readonly read: UnitReader;
  /** Every conversion that was made, in words. */
  told(): readonly string[];
}

export function openUnits({ name, unit, conversions = [] }: Measure): OpenUnits {
  const rules = new Map(conversions.map((rule) => [rule.from, rule]));
  const known = new Map<string, ReturnType<UnitReader>>();
  const told: string[] = [];
  let first: string | undefined;
  const find = (text: string): ReturnType<UnitReader> => {
    first ??= text;
    const wanted = unit ?? first;
    if (isSame(text, wanted)) return undefined;
    const rule = unit === undefined ? undefined : rules.get(text);
    if (rule) {
      told.push(`${name}: 1 ${text} = ${rule.factor} ${wanted} (${rule.source})`);
      return toDecimal(rule.factor);
    }
    const [from, to] = unit === undefined ? [] : [findUnit(text), findUnit(unit)];
    if (from === undefined || to === undefined || from.dimension !== to.dimension) return unmet(text, wanted, unit);
    told.push(`${name}: ${from.id} to ${to.id} (${from.source})`);
    return conversion(from, to);
  };
  const read: UnitReader = (said) => {
    if (typeof said !== 'string' || said.trim() === '')
      return { reason: 'The unit of the figure is missing.', remedy: 'Say the unit of every figure.' };
    const text = said.trim();
    if (!known.has(text)) known.set(text, find(text));
    return known.get(text);
  };
  return { read, told: () => told };
}

const isSame = (one: string, other: string): boolean => {
  const [a, b] = [findUnit(one), findUnit(other)];
  return one === other || (a !== undefined && a === b);
};

function unmet(text: string, wanted: string, unit: string | undefined) {
  const reason = `"${text.slice(0, 80)}" meets "${wanted}" and no rule brings them together.`;
  const remedy =
    unit === undefined
      ? 'Name the "unit" all figures are to be brought to.'
      : `State in "conversions" how many ${wanted} one ${text.slice(0, 40)} is, with its source.`;
  return { reason, remedy };
}

export const unitsMixed = (field: string, value: unknown, why: { reason: string; remedy: string }): Error =>
  UnitsMixed({ field, value, message: why.reason, remedy: why.remedy });

export const converted = (value: Decimal, by: Decimal | undefined): Decimal =>
  by === undefined ? value : multiply(value, by);
