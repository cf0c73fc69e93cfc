// Runs the probes over one record: all problems at once, but of a field that already failed only what failed first.
import type { JsonObject, JsonValue } from '../../shared/json.ts';
import type { Rule, Severity } from '../model.ts';
import type { Proposal } from './check.ts';
import type { Compiled } from './compile.ts';
import { isGiven, rootOfPointer, shown } from './path.ts';
import { type Course, Reading } from './reading.ts';

export interface Finding {
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly framework: string;
  readonly clause: string;
  readonly severity: Severity;
  /** JSON Pointer from the record on. */
  readonly field: string;
  readonly value: string;
  readonly message: string;
  readonly remedy: string;
  readonly proposal?: Proposal;
}

/** How many records gave each rule something to judge, and how often it spoke; by the rule's place in the set. */
export class Tally {
  readonly judged: number[];
  readonly found: number[];
  readonly #last: number[];
  #record = 0;

  constructor(rules: number) {
    [this.judged, this.found, this.#last] = [zeros(rules), zeros(rules), zeros(rules)];
  }

  begin(): void {
    this.#record += 1;
  }

  /** A rule has many probes; its record counts once. */
  count(rule: number, judged: boolean, findings: number): void {
    this.found[rule] = (this.found[rule] ?? 0) + findings;
    if (!judged || this.#last[rule] === this.#record) return;
    this.#last[rule] = this.#record;
    this.judged[rule] = (this.judged[rule] ?? 0) + 1;
  }
}

const zeros = (length: number): number[] => Array.from({ length }, () => 0);

export function judge({ rules, probes }: Compiled, record: JsonObject, course: Course, tally: Tally): Finding[] {
  const reading = new Reading(record, course);
  const findings: Finding[] = [];
  const failed = new Map<string, number>();
  tally.begin();
  for (const { stage, roots, rule, run } of probes) {
    if (failed.size > 0 && roots.some((root) => (failed.get(root) ?? stage) < stage)) continue;
    const spoken = rules[rule];
    if (spoken === undefined) continue;
    const before = findings.length;
    const judged = run(reading, (pointer, value, said, own) => {
      findings.push({ ...findingOf(spoken, pointer, value, said), ...own });
      const root = rootOfPointer(pointer);
      failed.set(root, Math.min(stage, failed.get(root) ?? stage));
    });
    tally.count(rule, judged, findings.length - before);
  }
  return findings;
}

function findingOf(
  { id, version, framework, clause, severity, message, remedy }: Rule,
  pointer: string,
  value: JsonValue | undefined,
  said: Readonly<Record<string, string>> = {},
): Finding {
  const words = new Map(
    Object.entries({ ...said, value: shown(value), field: lastOf(pointer), instead: instead(value) }),
  );
  const fill = (template: string): string =>
    template.replaceAll(/\{(\w+)\}/g, (_, name: string) => words.get(name) ?? '').trim();
  return {
    ruleId: id,
    ruleVersion: version,
    ...{ framework, clause, severity },
    field: pointer,
    value: shown(value),
    message: fill(message),
    remedy: fill(remedy),
  };
}

/** Of what is missing there is nothing more to say. */
const instead = (value: JsonValue | undefined): string => (isGiven(value) ? `; it is "${shown(value)}"` : '');

/** Of an item of a list its list is told, too: `precursors/0` says more than `0`. */
const lastOf = (pointer: string): string => /[^/]*(?:\/\d+)?$/.exec(pointer)?.[0] ?? pointer;
