// The door of the language: a definition's text becomes a machine that can run, or a list of what is wrong with it.
import * as z from 'zod';
import { checkExpressions } from './check-expressions.ts';
import { parseJson } from './json.ts';
import type { Branch } from './nested-states.ts';
import { parseBranch } from './parse-branch.ts';
import { type Problem, problem, problemsOf } from './problem.ts';

export interface Machine extends Branch {
  readonly timeoutSeconds: number | undefined;
}

export type ParsedMachine = { readonly machine: Machine; readonly problems: [] } | { readonly problems: Problem[] };

const head = z.strictObject({
  Comment: z.string().optional(),
  Version: z.literal('1.0').optional(),
  QueryLanguage: z.literal('JSONata', 'must be JSONata: the JSONPath dialect is not hosted').optional(),
  TimeoutSeconds: z.number().int().min(1).max(99_999_999).optional(),
  StartAt: z.string(),
  States: z.record(z.string().min(1).max(80), z.unknown()),
});

export function parseMachine(text: string): ParsedMachine {
  let json: unknown;
  try {
    json = parseJson(text);
  } catch (error) {
    const message = `The definition is not JSON: ${error instanceof Error ? error.message : String(error)}`;
    return { problems: [{ code: 'INVALID_JSON_DESCRIPTION', message, location: '/' }] };
  }
  const parsed = head.safeParse(json);
  if (!parsed.success) return { problems: problemsOf('', parsed.error) };
  const problems: Problem[] = [];
  const jsonata = parsed.data.QueryLanguage === 'JSONata';
  const branch = parseBranch(parsed.data, { location: '', jsonata, problems, parseBranch });
  if (Object.keys(parsed.data.States).length === 0)
    problems.push(problem('', 'States', 'must hold at least one state.'));
  problems.push(...checkExpressions(json));
  if (!branch || problems.length > 0) return { problems };
  return { machine: { ...branch, timeoutSeconds: parsed.data.TimeoutSeconds }, problems: [] };
}
