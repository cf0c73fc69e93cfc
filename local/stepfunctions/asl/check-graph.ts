// The shape of a branch: the start exists, every arrow lands, every state can be reached and says where it goes.
import type { Branch, State } from './nested-states.ts';
import { type Problem, problem } from './problem.ts';

interface Arrow {
  readonly field: string;
  readonly target: string;
}

export function checkGraph(branch: Branch, location: string): Problem[] {
  const problems: Problem[] = [];
  if (!Object.hasOwn(branch.States, branch.StartAt)) {
    problems.push(
      problem(location, 'StartAt', `names '${branch.StartAt}', which is no state here.`, 'MISSING_START_AT_TARGET'),
    );
  }
  for (const [name, state] of Object.entries(branch.States)) {
    const place = `${location}/States/${name}`;
    problems.push(...checkExit(state, place));
    for (const { field, target } of arrows(state)) {
      if (Object.hasOwn(branch.States, target)) continue;
      problems.push(problem(place, field, `names '${target}', which is no state here.`, 'MISSING_TRANSITION_TARGET'));
    }
  }
  return problems.length > 0 ? problems : unreachable(branch, location);
}

function checkExit(state: State, place: string): Problem[] {
  if (state.Type === 'Choice' || state.Type === 'Succeed' || state.Type === 'Fail') return [];
  if ((state.Next !== undefined) !== (state.End === true)) return [];
  return [problem(place, 'Next', 'must be given, or End must be true, and not both.')];
}

function arrows(state: State): Arrow[] {
  const found: Arrow[] = [];
  if (state.Type === 'Choice') {
    state.Choices.forEach((rule, index) => {
      found.push({ field: `Choices/${index}/Next`, target: rule.Next });
    });
    if (state.Default !== undefined) found.push({ field: 'Default', target: state.Default });
  }
  if ('Next' in state && state.Next !== undefined) found.push({ field: 'Next', target: state.Next });
  if ('Catch' in state) {
    state.Catch?.forEach((catcher, index) => {
      found.push({ field: `Catch/${index}/Next`, target: catcher.Next });
    });
  }
  return found;
}

function unreachable(branch: Branch, location: string): Problem[] {
  const seen = new Set<string>();
  const open = [branch.StartAt];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = branch.States[name];
    if (!state || seen.has(name)) continue;
    seen.add(name);
    open.push(...arrows(state).map((arrow) => arrow.target));
  }
  return Object.keys(branch.States)
    .filter((name) => !seen.has(name))
    .map((name) => problem(`${location}/States/${name}`, '', 'cannot be reached from StartAt.', 'UNREACHABLE_STATE'));
}
