// Every JSONata expression of a definition is compiled once before anything runs, so that a typing slip is refused at creation.
import { compile, isExpression } from '../query/compile.ts';
import { type Problem, problem } from './problem.ts';

export function checkExpressions(definition: unknown): Problem[] {
  const problems: Problem[] = [];
  walk(definition, [], problems);
  return problems;
}

function walk(value: unknown, path: string[], problems: Problem[]): void {
  if (typeof value === 'string' && isExpression(value)) {
    const message = complaint(value);
    if (message) problems.push(problem(...place(path), message, 'INVALID_JSONATA_EXPRESSION'));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) walk(member, [...path, key], problems);
  }
}

function complaint(text: string): string | undefined {
  try {
    compile(text);
    return undefined;
  } catch (error) {
    const said = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : 'unknown';
    return `is not a JSONata expression that compiles: ${said}.`;
  }
}

/** The last `States/<name>` of the path is the state at fault; what follows is the field. */
function place(path: string[]): [location: string, field: string] {
  const at = path.lastIndexOf('States');
  const cut = at < 0 ? 0 : at + 2;
  const prefix = path.slice(0, cut).map((part) => `/${part}`);
  return [prefix.join(''), path.slice(cut).join('/')];
}
