// Runs in JSONata itself what is not compiled: in a thread of its own, with limits of steps, time and memory.
import { bundledPackageFile } from '../../platform/bundled-files/index.ts';
import { type IsolatedTask, runIsolated } from '../../platform/isolation/index.ts';
import type { JsonObject } from '../../shared/json.ts';

/** What a function that runs rules names under `assets`. */
export const RULE_ASSETS: readonly string[] = ['jsonata/jsonata.min.js'];

export const RULE_LIMITS = {
  /** Milliseconds one expression may take on one record, and all of a request together. */
  taskMs: 1_000,
  totalMs: 8_000,
  memoryMb: 96,
  answerCharacters: 20_000,
  /** Depth of calls within one another, and items of one list. */
  stack: 400,
  sequence: 20_000,
  text: 100_000,
} as const;

export interface Question {
  /** Says whose expression it is: what had to be stopped once is not tried on further records. */
  readonly rule: string;
  readonly expression: string;
  readonly record: JsonObject;
}

export type Answer =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'problem'; readonly code: 'expression_failed' | 'expression_stopped'; readonly message: string };

/** JSONata's own guards end most of what runs on; a single step that does not return is ended with its thread. */
const PROGRAM = `
const expression = library(input.expression, { timeout: input.timeout, stack: input.stack, sequence: input.sequence });
let spent = 0;
expression.assign(Symbol.for('jsonata.__evaluate_exit'), (node, data, environment, result) => {
  if (typeof result === 'string') spent += result.length;
  if (spent > 50 * input.text || (typeof result === 'string' && result.length > input.text))
    throw { code: 'LIMIT', message: 'The expression makes more text than a rule may.' };
});
expression.registerFunction('pad', (text, width, sign) => {
  if (Math.abs(width) > input.text) throw { code: 'LIMIT', message: 'The expression makes more text than a rule may.' };
  if (text === undefined) return undefined;
  const by = Math.abs(Math.trunc(width)) - [...text].length;
  if (by <= 0) return text;
  const filling = [...(sign || ' ').repeat(by)].slice(0, by).join('');
  return width > 0 ? text + filling : filling + text;
}, '<s-ns?:s>');
return await expression.evaluate(input.record);
`;

export async function runInJsonata(questions: readonly Question[]): Promise<Answer[]> {
  if (questions.length === 0) return [];
  const library = await bundledPackageFile(RULE_ASSETS[0] ?? '');
  const { taskMs, totalMs, memoryMb, answerCharacters, ...limits } = RULE_LIMITS;
  const tasks = questions.map(
    ({ rule, ...input }): IsolatedTask => ({ group: rule, input: { ...input, ...limits, timeout: taskMs / 2 } }),
  );
  const outcomes = await runIsolated(tasks, {
    library,
    program: PROGRAM,
    limits: { taskMs, totalMs, memoryMb, answerCharacters },
  });
  return outcomes.map((outcome): Answer => {
    if (outcome.kind === 'answered')
      return { kind: 'value', value: outcome.json === undefined ? undefined : JSON.parse(outcome.json) };
    if (outcome.kind === 'failed') return { kind: 'problem', code: 'expression_failed', message: outcome.message };
    const limit = outcome.limit === 'memory' ? `${memoryMb} MB of memory` : `${taskMs} ms`;
    return {
      kind: 'problem',
      code: 'expression_stopped',
      message: `The expression was stopped: it would not end within ${limit}.`,
    };
  });
}
