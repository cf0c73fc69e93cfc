// JSONata sources compiled once and kept: a definition's expressions are few and run for ever.
import jsonata from 'jsonata';

/** Guards the host: an expression that loops for ever or recurses too deep fails instead of hanging every execution. */
const guards = { timeout: 5_000, stack: 500 };
const maxKept = 5_000;
const kept = new Map<string, jsonata.Expression>();

export function isExpression(text: string): boolean {
  return text.startsWith('{%') && text.endsWith('%}') && text.length >= 4;
}

export function compile(text: string): jsonata.Expression {
  const found = kept.get(text);
  if (found) return found;
  const compiled = jsonata(text.slice(2, -2).trim(), guards);
  if (kept.size >= maxKept) kept.clear();
  kept.set(text, compiled);
  return compiled;
}
