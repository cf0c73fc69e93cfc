// Which scope 3 category a published factor belongs to, by the heading its source prints it under.

/** First that matches. Well-to-tank figures of travel and freight stay with the journey they belong to (Scope 3 Standard, table 5.4). */
const HEADINGS: readonly (readonly [heading: RegExp, category: number])[] = [
  [/^WTT- (business travel|pass vehs)/i, 6],
  [/^WTT- delivery vehs/i, 4],
  [/^(WTT-|Transmission and distribution|UK electricity T&D)/i, 3],
  [/^(Material use|Water supply)/i, 1],
  [/^(Freighting goods|Cat 4\/9)/i, 4],
  [/^(Waste disposal|Water treatment|Cat 5\/12)/i, 5],
  [/^(Business travel|Hotel stay|Cat 6\/7)/i, 6],
  [/^Homeworking/i, 7],
  [/^Managed assets/i, 8],
];

/** 1 to 15; undefined for a heading that names none. Freight and waste count upstream (4, 5) unless the caller says otherwise. */
export const categoryOf = (heading: string): number | undefined =>
  HEADINGS.find(([pattern]) => pattern.test(heading))?.[1];
