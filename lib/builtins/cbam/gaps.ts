// What is missing from an import's data, in words a declarant can act on; each gap once, with the rows it concerns.
import type { Assessed } from './evaluate.ts';

export interface Gap {
  readonly code: 'default_value' | 'foreign_default' | 'assumption';
  readonly message: string;
}

export function gapsOf({ good, origin, basis, defaultValue, counts }: Assessed): Gap[] {
  const what = `${good.asked} from ${origin.toUpperCase()}`;
  const gaps: Gap[] = [];
  if (basis === 'default')
    gaps.push({
      code: 'default_value',
      message: `${what}: no actual emissions; the default value with mark-up counts.`,
    });
  if (basis === 'default' && defaultValue.basis !== 'country')
    gaps.push({ code: 'foreign_default', message: `${what}: the default value is that of ${defaultValue.row}.` });
  // The first assumption of the default route only names its value and mark-up.
  for (const said of basis === 'default' ? counts.assumptions.slice(1) : counts.assumptions)
    gaps.push({ code: 'assumption', message: `${what}: ${said}` });
  return gaps;
}
