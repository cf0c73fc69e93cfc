// A heat content as a bill states it, read or refused: energy per mass or volume, and never the other way about.
import type { LookupFailure } from '../../factors/index.ts';
import { parseDecimal } from '../../shared/decimal.ts';
import { findUnit } from '../../shared/units.ts';
import type { HeatContent } from './rate.ts';

const HEAT = /^\s*([\d.]+)\s*([^/]+?)\s*(?:\/|per)\s*(.+?)\s*$/i;

/** Reads `1.037 therm/ccf`; undefined when nothing is stated. */
export function readHeatContent(text: string): HeatContent | LookupFailure | undefined {
  if (text.trim() === '') return undefined;
  const match = HEAT.exec(text.slice(0, 100));
  const content = parseDecimal(match?.[1] ?? '');
  const [unit, per] = [findUnit(match?.[2] ?? ''), findUnit(match?.[3] ?? '')];
  const sane =
    content !== undefined &&
    content.coefficient > 0n &&
    unit?.dimension === 'energy' &&
    per !== undefined &&
    per.dimension !== 'energy';
  if (sane) return { content, unit, per, stated: true };
  return {
    field: 'heatContent',
    code: 'heat_content_unreadable',
    reason: `"${text.slice(0, 60)}" is not a heat content.`,
    remedy: 'Write energy per mass or volume, e.g. "1.037 therm/ccf" or "0.137 MMBtu/gallon".',
  };
}
