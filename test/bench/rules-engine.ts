// A hundred rules over a hundred thousand records: ours beside json-rules-engine, on the same records in the same run, with the same outcome.
import { Engine } from 'json-rules-engine';
import { type CompiledRule, compileRule } from '../../lib/rules/engine/compile-rule.ts';
import { judgeRecords } from '../../lib/rules/engine/judge-records.ts';
import { readRule } from '../../lib/rules/read-rule.ts';
import type { Bench } from './bench.ts';

const RULES = 100;
const RECORDS = 100_000;
const COUNTRIES = ['DE', 'FR', 'IT', 'ES', 'PL', 'CN', 'IN', 'US'];

/** Of each rule: a record fires it where its country fits, its mass is above and its share at most what is said. */
const rules = Array.from({ length: RULES }, (_, index) => ({
  id: `rule-${index}`,
  countries: COUNTRIES.slice(index % 5, (index % 5) + 3),
  massKg: (index * 37) % 1000,
  share: ((index * 13) % 100) / 100,
}));

const records = Array.from({ length: RECORDS }, (_, index) => ({
  country: COUNTRIES[index % 8] ?? '',
  massKg: (index * 7919) % 1200,
  share: ((index * 104_729) % 1000) / 1000,
}));

function ours(): CompiledRule[] {
  return rules.map(({ id, countries, massKg, share }) => {
    const read = readRule({
      id,
      kind: 'classification',
      name: id,
      inputs: [
        { name: 'country', type: 'text' },
        { name: 'massKg', type: 'number' },
        { name: 'share', type: 'number' },
      ],
      when: `country in ${JSON.stringify(countries)} and massKg > ${massKg} and share <= ${share}`,
      effect: { attribute: id.replace('-', '_'), class: 'yes' },
    });
    const made = read.ok ? compileRule(read.rule) : read;
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    return made.compiled;
  });
}

function theirs(): Engine {
  const engine = new Engine();
  for (const { id, countries, massKg, share } of rules) {
    const all = [
      { fact: 'country', operator: 'in', value: countries },
      { fact: 'massKg', operator: 'greaterThan', value: massKg },
      { fact: 'share', operator: 'lessThanInclusive', value: share },
    ];
    engine.addRule({ conditions: { all }, event: { type: id } });
  }
  return engine;
}

interface Measured {
  readonly seconds: number;
  readonly fired: number;
}

async function runOurs(): Promise<Measured> {
  const compiled = ours();
  const began = performance.now();
  const judged = await judgeRecords(compiled, records, () => Date.now());
  const seconds = (performance.now() - began) / 1000;
  return {
    seconds,
    fired: judged.reduce((sum, { verdicts }) => sum + verdicts.filter(({ kind }) => kind === 'fires').length, 0),
  };
}

async function runTheirs(): Promise<Measured> {
  const engine = theirs();
  let fired = 0;
  const began = performance.now();
  for (const record of records) fired += (await engine.run(record)).events.length;
  return { seconds: (performance.now() - began) / 1000, fired };
}

export const rulesEngine: Bench = {
  name: 'rules-engine',
  async measure() {
    const [mine, other] = [await runOurs(), await runTheirs()];
    if (mine.fired !== other.fired)
      throw new Error(`Ours fired ${mine.fired} times, json-rules-engine ${other.fired}.`);
    const factor = other.seconds / mine.seconds;
    const note = `${RULES} rules on ${RECORDS.toLocaleString('en')} records, ${mine.fired.toLocaleString('en')} times fired`;
    return [
      { name: 'rules', value: Math.round((RULES * RECORDS) / mine.seconds), unit: 'evaluations/s', note },
      {
        name: 'json-rules-engine',
        value: Math.round((RULES * RECORDS) / other.seconds),
        unit: 'evaluations/s',
        note: 'the same, outcome equal',
      },
      {
        name: 'rules against json-rules-engine',
        value: Number(factor.toFixed(1)),
        unit: 'times',
        goal: { atLeast: 5 },
      },
    ];
  },
};
