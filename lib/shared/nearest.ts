// Which of the known names a misspelt one was most likely meant to be: that from which the fewest letters differ, whatever their case.
import { distance } from 'fastest-levenshtein';

/** Names of ours are shorter; a longer one was not meant for any of them. */
const LONGEST = 100;

interface Bounds {
  /** How many letters may differ; by default two, or half of them. */
  readonly within?: number;
}

/** `certified` is nearer to `CERTIFIED` than to `DRAFT`. Of equally near ones the first whose case fits best. */
export function nearestTo(
  name: string,
  known: Iterable<string>,
  { within = Math.max(2, name.length / 2) }: Bounds = {},
): string | undefined {
  if (name.length > LONGEST) return undefined;
  const folded = name.toLowerCase();
  let best: { readonly text: string; readonly far: number; readonly farInCase: number } | undefined;
  for (const text of known) {
    const far = distance(folded, text.toLowerCase());
    if (far > Math.min(within, best?.far ?? Infinity)) continue;
    const farInCase = distance(name, text);
    if (!best || far < best.far || farInCase < best.farInCase) best = { text, far, farInCase };
  }
  return best?.text;
}
