// Which rules and standards an agent says it serves, read from its own words: the facet "regulation".
import { stemsOf } from './words.ts';

const NAMES: Readonly<Record<string, string>> = {
  CBAM: 'cbam | carbon border adjustment | 2023/956',
  CSRD: 'csrd | corporate sustainability reporting | esrs | 2022/2464',
  CSDDD: 'csddd | corporate sustainability due diligence | 2024/1760',
  'EU-ETS': 'eu ets | emissions trading system | emission trading scheme | 2003/87',
  'EU-TAXONOMY': 'eu taxonomy | taxonomy regulation | 2020/852',
  EUDR: 'eudr | deforestation regulation | deforestation free | 2023/1115',
  FuelEU: 'fueleu | 2023/1805',
  'GHG-PROTOCOL': 'ghg protocol | greenhouse gas protocol',
  'IFRS-S2': 'ifrs s2 | issb | tcfd',
  'ISO-14064': 'iso 14064',
  'ISO-14067': 'iso 14067',
  'ISO-14083': 'iso 14083 | glec',
  'ISO-50001': 'iso 50001',
  SBTi: 'sbti | science based target',
  SFDR: 'sfdr | sustainable finance disclosure | 2019/2088',
};

export const REGULATIONS: readonly string[] = Object.keys(NAMES);

let phrases: (readonly [regulation: string, phrase: string])[] | undefined;

const known = () =>
  (phrases ??= Object.entries(NAMES).flatMap(([regulation, names]) =>
    names.split('|').map((name) => [regulation, ` ${stemsOf(name).join(' ')} `] as const),
  ));

export function regulationsIn(texts: readonly string[]): string[] {
  // A bar keeps the end of one text from making a phrase with the beginning of the next.
  const words = ` ${texts.map((text) => stemsOf(text).join(' ')).join(' | ')} `;
  return [...new Set(known().flatMap(([regulation, phrase]) => (words.includes(phrase) ? [regulation] : [])))].sort();
}
