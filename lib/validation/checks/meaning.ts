// Whether values mean something: codes with their check digits, words of a vocabulary, figures of a sign, names on a list.
import * as z from 'zod';
import { compare, toDecimal } from '../../shared/decimal.ts';
import { CODE_NAMES, CODES, type CodeName } from '../codes/index.ts';
import { type Check, defineCheck, type Probe, type Say, type Scope, STAGES } from '../engine/check.ts';
import { isGiven, type Place, rootOf } from '../engine/path.ts';
import type { Reading } from '../engine/reading.ts';
import { pathsMeaning } from '../engine/select.ts';

const Meaning = z.looseObject({ meaning: z.string() });
type Judge = (record: Reading, place: Place, say: Say) => void;

function meant<S extends z.ZodObject>(
  kind: string,
  params: S,
  judgeOf: (params: z.output<S>, scope: Scope) => Judge,
): Check {
  return defineCheck(kind, params, (given, scope) =>
    meantProbes(Meaning.parse(given).meaning, scope, judgeOf(given, scope)),
  );
}

function meantProbes(meaning: string, { fields }: Scope, judge: Judge): Probe[] {
  return pathsMeaning(fields, meaning).map(({ path }) => ({
    stage: STAGES.meaning,
    roots: [rootOf(path)],
    run(record, say) {
      const given = record.places(path).filter(({ value }) => isGiven(value));
      for (const place of given) judge(record, place, say);
      return given.length > 0;
    },
  }));
}

/** Codes by the meaning of their field; those of `goods` must name a good of Annex I to Regulation (EU) 2023/956, too. */
const Codes = z.looseObject({
  codes: z.record(z.string(), z.enum(CODE_NAMES)),
  goods: z.array(z.string()).default([]),
});

const code: Check = defineCheck('code', Codes, ({ codes, goods }, scope) =>
  Object.entries(codes).flatMap(([meaning, name]) => {
    const judge = codeJudge(name, goods.includes(meaning), scope);
    return meantProbes(meaning, scope, judge);
  }),
);

function codeJudge(name: CodeName, good: boolean, { books }: Scope): Judge {
  const problemOf = CODES[name];
  return (_, { pointer, value }, say) => {
    if (typeof value !== 'string') return;
    const text = value.trim();
    const reason = text.length > 100 ? 'it is far too long' : problemOf(text);
    const wrong = reason === undefined && good ? books.cbamGood(text) : undefined;
    if (reason !== undefined) say(pointer, value, { reason });
    else if (wrong !== undefined) say(pointer, value, { reason: wrong.reason, hint: wrong.remedy });
  };
}

const member = meant('member', Meaning.extend({ vocabulary: z.string() }), ({ vocabulary }, { books }) => {
  const words = books.vocabulary(vocabulary);
  const expected = words.values.join(', ');
  return (_, { pointer, value }, say) => {
    if (!words.of.has(String(value).trim().toLowerCase())) say(pointer, value, { expected });
  };
});

const figure = z.string().regex(/^-?\d+(\.\d+)?$/);
const bounded = meant(
  'bounded',
  Meaning.extend({ above: figure.optional(), least: figure.optional(), most: figure.optional() }),
  (given) => {
    const [above, least, most] = [given.above, given.least, given.most].map((text) =>
      text === undefined ? undefined : toDecimal(text),
    );
    return (record, place, say) => {
      const found = record.decimal(place);
      if (found === undefined) return;
      const low = (above && compare(found, above) <= 0) || (least && compare(found, least) < 0);
      if (low || (most && compare(found, most) > 0)) say(place.pointer, place.value);
    };
  },
);

const notFuture = meant('not-future', Meaning, () => (record, place, say) => {
  const day = record.day(place);
  const { today } = record.course;
  if (day !== undefined && day > today) say(place.pointer, place.value, { today });
});

/** Silent where the request gave no such list: nobody can then say what exists. */
const listed: Check = defineCheck('listed', Meaning.extend({ list: z.string() }), ({ meaning, list }, scope) =>
  meantProbes(meaning, scope, (record, { pointer, value }, say) => {
    const known = record.course.lists[list];
    if (known !== undefined && !known.has(String(value).trim())) say(pointer, value, { size: String(known.size) });
  }),
);

export const meanings = [code, member, bounded, notFuture, listed];
