// Where: a region as people write it becomes the codes factors are published for, from lists and never by resemblance.
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import * as z from 'zod';

export interface Place {
  /** The code asked for: `GB`, `US-NWPP`, `DE`. */
  readonly code: string;
  /** Codes that answer for it, the nearest first: itself (in two and three letters), then its country. */
  readonly codes: readonly string[];
  readonly country: string;
}

const ALIASES: Readonly<Record<string, string>> = {
  UK: 'GB',
  'UNITED KINGDOM': 'GB',
  'UNITED STATES': 'US',
  'UNITED STATES OF AMERICA': 'US',
};
const Codes = z.array(z.tuple([z.string(), z.string()]).rest(z.string()));

interface Countries {
  readonly three: ReadonlyMap<string, string>;
  readonly two: ReadonlyMap<string, string>;
}
let read: Countries | undefined;
function countries(): Countries {
  if (read !== undefined) return read;
  const pairs = Codes.parse(codes).map(([two, three]) => [two, three] as const);
  read = { three: new Map(pairs), two: new Map(pairs.map(([two, three]) => [three, two])) };
  return read;
}

/** US eGRID subregions are written bare or with their country; what is no country and no part of one is unknown. */
export function placeOf(text: string): Place | undefined {
  const { three, two } = countries();
  const name = text.trim().toUpperCase();
  const code = ALIASES[name] ?? two.get(name) ?? name;
  const country = three.get(code);
  if (country !== undefined) return { code, codes: [code, country], country: code };
  const [head = '', ...rest] = code.split('-');
  if (rest.length > 0 && three.has(head)) return { code, codes: [code, head, three.get(head) ?? head], country: head };
  return /^[A-Z]{4}$/.test(code)
    ? { code: `US-${code}`, codes: [`US-${code}`, 'US', 'USA'], country: 'US' }
    : undefined;
}

/** Whether an edition speaks of a place at all: `US-*` covers parts, `*` any country. */
export function covers(patterns: readonly string[], place: Place | undefined): boolean {
  if (place === undefined) return true;
  return patterns.some(
    (pattern) =>
      pattern === '*' ||
      place.codes.includes(pattern) ||
      (pattern.endsWith('-*') && place.country === pattern.slice(0, -2)),
  );
}
