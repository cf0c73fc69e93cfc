// Finds where rules get in each other's way. Every witness was run through both rules; a claim about all records is made only when all were tried.

import type { ConflictView } from '../contract.ts';
import type { Facts } from '../document.ts';
import type { CompiledRule } from '../engine/compile-rule.ts';
import { byRank, questionOf } from '../model.ts';
import { answerOf, type Pair } from './pair.ts';
import { appliesTo, firesOn, groundOf, newPurse, type Purse, search } from './search.ts';
import { contradictingValidations } from './validations.ts';

/** What stands between `candidate` and the rules active beside it, and whether it can apply at all. */
export function findConflicts(candidate: CompiledRule, active: readonly CompiledRule[]): ConflictView[] {
  const purse = newPurse();
  const others = active.filter(({ rule }) => rule.id !== candidate.rule.id);
  const dead = neverTrue(candidate, purse);
  if (dead) return [dead];
  const question = questionOf(candidate.rule);
  if (question === undefined)
    return candidate.rule.kind === 'validation'
      ? others.flatMap((other) => contradictingValidations(candidate, other, purse))
      : [];
  const rivals = others.filter(({ rule }) => questionOf(rule) === question);
  const pairs = rivals.flatMap((other) => conflictOf([candidate, other], purse));
  const all = [candidate, ...rivals].sort((a, b) => byRank(a.rule, b.rule));
  const hidden = all.flatMap((lower, index) => {
    const higher = all.slice(0, index);
    const concerned = lower === candidate || higher.includes(candidate);
    const said = pairs.some(({ kind, rules }) => kind === 'shadowed' && rules[1] === lower.rule.id);
    return concerned &&
      !said &&
      higher.length > 1 &&
      higher.length <= MOST_TOGETHER &&
      candidate.rule.kind !== 'calculation'
      ? unreachable(lower, higher, purse)
      : [];
  });
  return [...pairs, ...hidden];
}

/** Of more rules, what they cover together is not looked into. */
const MOST_TOGETHER = 12;

function neverTrue(candidate: CompiledRule, purse: Purse): ConflictView | undefined {
  if (!candidate.when) return undefined;
  const ground = groundOf([candidate]);
  const applying = { ...candidate, effect: undefined };
  const { seenAll } = search(ground, { purse, visit: (record) => !firesOn(applying, record) });
  if (!seenAll || !ground.complete) return undefined;
  const { id } = candidate.rule;
  return {
    kind: 'never-true',
    rules: [id],
    message: `The condition of "${id}" is true for no record its inputs allow.`,
  };
}

function conflictOf(rules: readonly CompiledRule[], purse: Purse): ConflictView[] {
  const [first, second] = [...rules].sort((x, y) => byRank(x.rule, y.rule));
  if (!first || !second) return [];
  const pair = { first, second };
  const ground = groundOf([second, first]);
  let both: Facts | undefined;
  let apart: Facts | undefined;
  let [together, alone] = [false, false];
  const { seenAll } = search(ground, {
    purse,
    visit: (record) => {
      if (!appliesTo(first, record)) alone = true;
      else together = true;
      if (!firesOn(first, record) || !firesOn(second, record)) return true;
      if (answerOf(first, record) === answerOf(second, record)) both ??= record;
      else apart ??= record;
      return !(alone && apart);
    },
    prune: { after: second.rule.inputs.length, keep: (record) => appliesTo(second, record) },
  });
  const known = seenAll && ground.complete;
  const overlap = overlapOf(pair, { both, apart, disjoint: known && !together });
  // A calculation that applies may still fail, and then the next one has its say.
  const hides = known && together && !alone && first.rule.kind !== 'calculation';
  return [...overlap, ...(hides ? shadowOf(pair, apart ?? both) : [])];
}

interface Found {
  readonly both: Facts | undefined;
  readonly apart: Facts | undefined;
  /** Proven: no record is one for both. */
  readonly disjoint: boolean;
}

function overlapOf({ first, second }: Pair, { both, apart, disjoint }: Found): ConflictView[] {
  const rules = [first.rule.id, second.rule.id];
  const names = `"${rules[0]}" and "${rules[1]}"`;
  const equal = first.rule.priority === second.rule.priority;
  if (apart && equal)
    return [
      {
        kind: 'contradiction',
        rules,
        message: `${names} have the same priority and answer the same question differently: ${answerOf(first, apart)} and ${answerOf(second, apart)}.`,
        witness: apart,
      },
    ];
  if (apart)
    return [
      {
        kind: 'overlap',
        rules,
        message: `${names} both apply; "${rules[0]}" wins by its priority.`,
        witness: apart,
      },
    ];
  if (both) return [{ kind: 'overlap', rules, message: `${names} both apply and answer alike.`, witness: both }];
  if (disjoint) return [];
  return [
    { kind: 'undecided', rules, message: `Whether ${names} ever apply to the same record could not be decided.` },
  ];
}

function shadowOf({ first, second }: Pair, witness: Facts | undefined): ConflictView[] {
  const rules = [first.rule.id, second.rule.id];
  const message = `Wherever "${rules[1]}" applies, "${rules[0]}" applies too and wins: "${rules[1]}" never has a say.`;
  return [{ kind: 'shadowed', rules, message, ...(witness && { witness }) }];
}

/** No single rule hides it, but all together do. */
function unreachable(lower: CompiledRule, higher: readonly CompiledRule[], purse: Purse): ConflictView[] {
  const ground = groundOf([lower, ...higher]);
  let witness: Facts | undefined;
  const { seenAll } = search(ground, {
    purse,
    visit: (record) => {
      if (!firesOn(lower, record)) return true;
      witness ??= record;
      return higher.some((each) => firesOn(each, record));
    },
    prune: { after: lower.rule.inputs.length, keep: (record) => firesOn(lower, record) },
  });
  if (!seenAll || !ground.complete || !witness) return [];
  const rules = [lower.rule.id, ...higher.map(({ rule }) => rule.id)];
  const message = `Wherever "${rules[0]}" applies, one of ${rules
    .slice(1)
    .map((id) => `"${id}"`)
    .join(', ')} applies too and wins.`;
  return [{ kind: 'unreachable', rules, message, witness }];
}
