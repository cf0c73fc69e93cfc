// Company names in one spelling: single spaces, and the legal form at the end as the register writes it. The name itself keeps its letters.
import { normaliseText } from './text.ts';

/** Spelling without case, blanks and dots → how it is written. Longest first where one ends another. */
const FORMS: readonly (readonly [written: string, ...spellings: readonly string[]])[] = [
  ['GmbH & Co. KGaA', 'gmbh&cokgaa'],
  ['GmbH & Co. KG', 'gmbh&cokg', 'gmbhundcokg'],
  ['AG & Co. KG', 'ag&cokg'],
  ['GmbH', 'gmbh', 'gesellschaftmitbeschränkterhaftung', 'gesmbh', 'mbh'],
  ['KGaA', 'kgaa'],
  ['AG', 'ag', 'aktiengesellschaft'],
  ['KG', 'kg', 'kommanditgesellschaft'],
  ['OHG', 'ohg'],
  ['SE', 'se', 'societaseuropaea'],
  ['Ltd', 'ltd', 'limited'],
  ['PLC', 'plc', 'publiclimitedcompany'],
  ['LLP', 'llp', 'limitedliabilitypartnership'],
  ['LLC', 'llc', 'limitedliabilitycompany'],
  ['Inc', 'inc', 'incorporated'],
  ['Corp', 'corp', 'corporation'],
  ['S.A.', 'sa', 'sociétéanonyme', 'sociedadanónima'],
  ['S.A.S.', 'sas'],
  ['S.à r.l.', 'sàrl', 'sarl'],
  ['S.p.A.', 'spa', 'societàperazioni'],
  ['S.r.l.', 'srl'],
  ['S.L.', 'sl'],
  ['B.V.', 'bv'],
  ['N.V.', 'nv'],
  ['A/S', 'a/s'],
  ['ApS', 'aps'],
  ['AB', 'ab', 'aktiebolag'],
  ['Oyj', 'oyj'],
  ['Oy', 'oy'],
  ['Sp. z o.o.', 'spzoo'],
  ['s.r.o.', 'sro'],
  ['Co., Ltd', 'co,ltd', 'coltd', 'companylimited'],
  ['Pty Ltd', 'ptyltd', 'proprietarylimited'],
  ['K.K.', 'kk', 'kabushikikaisha'],
];

const bare = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[\s.]+/g, '');
const BY_SPELLING = new Map(
  FORMS.flatMap(([written, ...spellings]) =>
    [bare(written), ...spellings].map((spelling) => [spelling, written] as const),
  ),
);
/** Words the longest legal form is made of. */
const MOST_WORDS = 5;

export function normaliseCompany(text: string): string {
  const name = normaliseText(text).replaceAll(/ ?([,;])(?=\S| |$)/g, '$1');
  const words = name.split(' ');
  for (let count = Math.min(MOST_WORDS, words.length - 1); count > 0; count--) {
    const written = BY_SPELLING.get(bare(words.slice(-count).join(' ')));
    if (written === undefined) continue;
    const stem = words
      .slice(0, -count)
      .join(' ')
      .replace(/[\s,;]+$/, '');
    return stem === '' ? name : `${stem} ${written}`;
  }
  return name;
}
