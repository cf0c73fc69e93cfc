// Where in an agent's words the searched ones stand: texts with marks, for whoever shows them to set in bold, so that nothing is ever read as markup.
import type { AgentCard, Marked } from '../contract.ts';
import { wordsOf } from '../text/words.ts';
import type { KeywordHit } from './keyword-index.ts';

type Field = Marked['field'];

/** Of long texts so much is shown, from a little before the first mark. */
const LONGEST = 240;
const LEAD = 60;

export function highlightsOf(card: AgentCard, match: KeywordHit['match']): Marked[] {
  const texts: readonly (readonly [Field, string])[] = [
    ['name', card.name],
    ['id', card.id],
    ['category', card.category],
    ...card.tags.map((tag) => ['tags', tag] as const),
    ['description', card.description],
  ];
  return texts.flatMap(([field, text]) => {
    const stems = Object.keys(match).filter((word) => match[word]?.includes(field));
    const marks = stems.length > 0 ? marksIn(text, new Set(stems)) : [];
    return marks.length > 0 ? [{ field, ...excerpt(text, marks) }] : [];
  });
}

type Marks = Marked['marks'];

const marksIn = (text: string, stems: ReadonlySet<string>): Marks =>
  wordsOf(text).flatMap(({ stem, from, to }) => (stems.has(stem) ? [{ from, to }] : []));

function excerpt(text: string, marks: Marks): { text: string; marks: Marks } {
  if (text.length <= LONGEST) return { text, marks };
  const first = marks[0]?.from ?? 0;
  const start = wholeFrom(text, Math.max(0, Math.min(first - LEAD, text.length - LONGEST)));
  const end = wholeFrom(text, Math.min(text.length, start + LONGEST));
  return {
    text: text.slice(start, end),
    marks: marks
      .filter(({ from, to }) => from >= start && to <= end)
      .map(({ from, to }) => ({ from: from - start, to: to - start })),
  };
}

/** Never between the halves of a character. */
const wholeFrom = (text: string, at: number): number => (/[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at);
