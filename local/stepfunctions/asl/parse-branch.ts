// A group of states with one entry: the machine itself, a Parallel branch or a Map's processor.
import { checkGraph } from './check-graph.ts';
import type { Branch, RawBranch, State } from './nested-states.ts';
import { type Place, parseState } from './parse-state.ts';

export function parseBranch(raw: RawBranch, place: Place): Branch | undefined {
  const jsonata = place.jsonata || raw.QueryLanguage === 'JSONata';
  const before = place.problems.length;
  const states: Record<string, State> = {};
  for (const [name, value] of Object.entries(raw.States)) {
    const state = parseState(value, { ...place, jsonata, location: `${place.location}/States/${name}` });
    if (state) states[name] = state;
  }
  if (place.problems.length > before) return undefined;
  const branch = { StartAt: raw.StartAt, States: states };
  place.problems.push(...checkGraph(branch, place.location));
  return branch;
}
