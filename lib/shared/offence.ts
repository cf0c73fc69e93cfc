// How the pure rooms say what is wrong with one figure: the field, what stands there and what would be right.
import { type Decimal, formatDecimal } from './decimal.ts';
import type { Problem } from './fault.ts';

/** One offence: the JSON Pointer of the field, what stands there, why it is refused and what would be right. */
export interface Offence {
  readonly field: string;
  readonly value: unknown;
  readonly message: string;
  readonly remedy: string;
}

/** Values in a message are cut short: what was sent may be a megabyte. */
const shown = (value: unknown): string => {
  if (isDecimal(value)) return formatDecimal(value).slice(0, 80);
  const text = JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? each.toString() : each)) ?? String(value);
  return (typeof value === 'string' ? value : text).slice(0, 80);
};

const isDecimal = (value: unknown): value is Decimal =>
  typeof value === 'object' && value !== null && 'coefficient' in value && typeof value.coefficient === 'bigint';

export const sayOffence = ({ field, value, message, remedy }: Offence): Problem => ({
  message: `${message} ${remedy}`,
  field,
  details: { value: shown(value), remedy },
});
