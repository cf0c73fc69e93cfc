// How the pure rooms say what is wrong with one figure: the field, what stands there and what would be right.
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
  const text = JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? each.toString() : each)) ?? String(value);
  return (typeof value === 'string' ? value : text).slice(0, 80);
};

export const sayOffence = ({ field, value, message, remedy }: Offence): Problem => ({
  message: `${message} ${remedy}`,
  field,
  details: { value: shown(value), remedy },
});
