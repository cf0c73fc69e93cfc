// Compiled rules, kept by what they say: a version is compiled once per container, whoever asks.

import { memory } from '../../platform/memory/index.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { Rule } from '../document.ts';
import { readRule } from '../read-rule.ts';
import { type CompiledRule, compileRule } from './compile-rule.ts';

const kept = memory<CompiledRule>({ most: 2_000 });

/** `stored` was in order when it was saved; if this release reads it otherwise, that is a bug of ours. */
export function compiledRule(stored: JsonObject): CompiledRule {
  const text = JSON.stringify(stored);
  const known = kept.get(text);
  if (known) return known;
  const read = readRule(stored);
  if (!read.ok) throw new Error(`A stored rule is no longer read: ${JSON.stringify(read.problems)}`);
  const made = compiled(read.rule);
  kept.set(text, made);
  return made;
}

export function compiled(rule: Rule): CompiledRule {
  const made = compileRule(rule);
  if (!made.ok) throw new Error(`A rule that was read does not compile: ${JSON.stringify(made.problems)}`);
  return made.compiled;
}
