// From the JSON of one state to its typed form: the right schema by Type, the branches inside parsed in turn.
import * as z from 'zod';
import {
  type Branch,
  type MapState,
  map,
  type ParallelState,
  parallel,
  type RawBranch,
  type State,
} from './nested-states.ts';
import { type Problem, problem, problemsOf } from './problem.ts';
import { choice, fail, pass, succeed, task, wait } from './states.ts';

export interface Place {
  readonly location: string;
  /** True where an enclosing machine, branch or state has chosen JSONata. */
  readonly jsonata: boolean;
  readonly problems: Problem[];
  /** Reads the branches inside a state: states hold branches that hold states. */
  readonly parseBranch: (raw: RawBranch, place: Place) => Branch | undefined;
}

const flat = { Pass: pass, Task: task, Choice: choice, Wait: wait, Succeed: succeed, Fail: fail };
const kinds = [...Object.keys(flat), 'Parallel', 'Map'];
const head = z.looseObject({ Type: z.string().optional(), QueryLanguage: z.string().optional() });

export function parseState(raw: unknown, place: Place): State | undefined {
  const { data } = head.safeParse(raw);
  const type = data?.Type ?? '';
  if (!data || !kinds.includes(type)) {
    place.problems.push(problem(place.location, 'Type', `must be one of ${kinds.join(', ')}, not '${type}'.`));
    return undefined;
  }
  if (!place.jsonata && data.QueryLanguage !== 'JSONata') {
    place.problems.push(
      problem(place.location, 'QueryLanguage', 'must be JSONata: the JSONPath dialect is not hosted.'),
    );
    return undefined;
  }
  if (type === 'Parallel') return parseParallel(raw, place);
  if (type === 'Map') return parseMap(raw, place);
  return parseFlat(raw, type, place);
}

function parseFlat(raw: unknown, type: string, place: Place): State | undefined {
  for (const [name, schema] of Object.entries(flat)) {
    if (name !== type) continue;
    const result: z.ZodSafeParseResult<State> = schema.safeParse(raw);
    return checked(result, place);
  }
  return undefined;
}

function checked<T>(result: z.ZodSafeParseResult<T>, place: Place): T | undefined {
  if (!result.success) place.problems.push(...problemsOf(place.location, result.error));
  return result.data;
}

function parseParallel(raw: unknown, place: Place): ParallelState | undefined {
  const state = checked(parallel.safeParse(raw), place);
  if (!state) return undefined;
  const branches = state.Branches.map((branch, index) =>
    place.parseBranch(branch, {
      ...place,
      location: `${place.location}/Branches/${index}`,
      jsonata: inherits(place, state),
    }),
  );
  return { ...state, Branches: branches.filter((branch): branch is Branch => branch !== undefined) };
}

function parseMap(raw: unknown, place: Place): MapState | undefined {
  const state = checked(map.safeParse(raw), place);
  if (!state) return undefined;
  const distributed = state.ItemProcessor.ProcessorConfig?.Mode === 'DISTRIBUTED';
  if (!distributed) refuseDistributedFields(state, place);
  if (state.Items !== undefined && state.ItemReader) {
    place.problems.push(problem(place.location, 'ItemReader', 'cannot stand beside Items.'));
  }
  const inside = { ...place, location: `${place.location}/ItemProcessor`, jsonata: inherits(place, state) };
  const branch = place.parseBranch(state.ItemProcessor, inside);
  return branch && { ...state, ItemProcessor: branch, distributed };
}

function inherits(place: Place, state: { QueryLanguage?: string | undefined }): boolean {
  return place.jsonata || state.QueryLanguage === 'JSONata';
}

function refuseDistributedFields(state: z.output<typeof map>, place: Place): void {
  const fields = ['ItemReader', 'ItemBatcher', 'ToleratedFailureCount', 'ToleratedFailurePercentage', 'Label'] as const;
  for (const field of fields) {
    if (state[field] === undefined) continue;
    place.problems.push(problem(place.location, field, 'needs ItemProcessor.ProcessorConfig.Mode DISTRIBUTED.'));
  }
}
