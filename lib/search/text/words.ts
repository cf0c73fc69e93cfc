// Text as a search sees it: words in small letters without accents, in one spelling for one and for many, each with its place.

export interface Word {
  /** What is compared. */
  readonly stem: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

/** Letters, digits and what is set upon them; scripts written without spaces are cut into pairs. */
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const ACCENTS = /[\u0300-\u036f]/g;
const LONGEST = 40;

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: found, index } of text.matchAll(WORD)) {
    const stem = knownStem(found);
    if (stem === undefined) words.push(...pairsOf(found, index));
    else words.push({ stem, from: index, to: index + found.length });
  }
  return words;
}

/** Texts repeat their words thousands of times; undefined of a run of signs without spaces. */
const stems = new Map<string, string | undefined>();
const MOST_STEMS = 50_000;

function knownStem(word: string): string | undefined {
  if (stems.has(word)) return stems.get(word);
  if (stems.size >= MOST_STEMS) stems.clear();
  const stem = UNSPACED.test(word) ? undefined : stemOf(word);
  if (word.length <= LONGEST) stems.set(word, stem);
  return stem;
}

export const stemsOf = (text: string): string[] => wordsOf(text).map(({ stem }) => stem);

/** Every two neighbours of a run of signs, and a single one alone. */
function pairsOf(run: string, start: number): Word[] {
  const signs = [...run];
  const pairs: Word[] = [];
  let from = start;
  for (const [at, sign] of signs.entries()) {
    const next = signs[at + 1] ?? '';
    if (next !== '' || at === 0) {
      const pair = sign + next;
      pairs.push({ stem: pair.normalize('NFKC').toLowerCase(), from, to: from + pair.length });
    }
    from += sign.length;
  }
  return pairs;
}

const folded = (word: string): string =>
  word.normalize('NFKC').toLowerCase().normalize('NFD').replace(ACCENTS, '').normalize('NFC').slice(0, LONGEST);

/** Whose plural no rule tells. */
const IRREGULAR: Readonly<Record<string, string>> = {
  gases: 'gas',
  buses: 'bus',
  analyses: 'analysis',
  indices: 'index',
};

/** English plurals alone are taken off (Harman 1991): what else a stemmer does joins words that differ. */
export function stemOf(word: string): string {
  const plain = folded(word);
  const irregular = Object.hasOwn(IRREGULAR, plain) ? IRREGULAR[plain] : undefined;
  if (irregular !== undefined) return irregular;
  if (plain.length < 4 || !plain.endsWith('s')) return plain;
  if (plain.endsWith('ies') && !/[ae]ies$/.test(plain)) return `${plain.slice(0, -3)}y`;
  if (/(?:ches|shes|sses|xes)$/.test(plain)) return plain.slice(0, -2);
  return /(?:us|ss|is|as)$/.test(plain) ? plain : plain.slice(0, -1);
}
