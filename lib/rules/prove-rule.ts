// Runs the tests a rule carries; what is not proven is not activated.
import type { BaseContext } from '../kernel/index.ts';
import type { TestReport } from './contract.ts';
import type { RuleTest } from './document.ts';
import type { CompiledRule } from './engine/compile-rule.ts';
import type { Verdict } from './engine/judge-record.ts';
import { judgeRecords } from './engine/judge-records.ts';
import { figureOf, order } from './expressions/index.ts';

export type Proof = Pick<TestReport, 'tests' | 'missing'>;

export async function proveRule(ctx: BaseContext, compiled: CompiledRule): Promise<Proof> {
  const { tests } = compiled.rule;
  const now = () => ctx.clock.now().getTime();
  const [judged] = await judgeRecords(
    [compiled],
    tests.map(({ record }) => record),
    now,
  );
  const results = tests.map(({ name, expect }, index) => {
    const verdict = judged?.verdicts[index] ?? { kind: 'silent' };
    return { name, passed: isAsExpected(expect, verdict), expected: sayExpected(expect), actual: sayVerdict(verdict) };
  });
  const missing = [
    ...(tests.length === 0 ? ['The rule carries no tests.'] : []),
    ...(tests.length > 0 && !tests.some(({ expect }) => expect.fires) ? ['No test expects the rule to fire.'] : []),
  ];
  return { tests: results, missing };
}

/** What stands in the way of activation, in sentences. */
export const gapsIn = ({ tests, missing }: Proof): string[] => [
  ...missing,
  ...tests
    .filter(({ passed }) => !passed)
    .map(({ name, expected, actual }) => `The test "${name}" fails: expected ${expected}, but the rule ${actual}.`),
];

function isAsExpected({ fires, value }: RuleTest['expect'], verdict: Verdict): boolean {
  if (verdict.kind === 'problem' || (verdict.kind === 'fires') !== fires) return false;
  if (value === undefined || verdict.kind !== 'fires') return true;
  const [wanted, given] = [figureOf(value), figureOf(verdict.value ?? '')];
  return wanted !== undefined && given !== undefined && order(wanted, given) === 0;
}

const sayExpected = ({ fires, value }: RuleTest['expect']): string =>
  fires ? `it to fire${value === undefined ? '' : ` with ${value}`}` : 'it not to fire';

function sayVerdict(verdict: Verdict): string {
  if (verdict.kind === 'problem') return `could not be run: ${verdict.message.replace(/\.$/, '')}`;
  if (verdict.kind === 'silent') return 'did not fire';
  return verdict.value === undefined ? 'fired' : `fired with ${verdict.value}`;
}
