// What dependencies between agents are refused for.
import { defineFault } from '../../shared/fault.ts';
import { type Conflict, sayConflict } from './model.ts';

export const DependenciesUnmet = defineFault<{ direct: readonly string[]; conflicts: readonly Conflict[] }>({
  reason: 'dependencies_unmet',
  kind: 'unprocessable',
  cause:
    'No choice of versions gives everybody in the dependencies what they ask for, or an agent would depend on itself.',
  remedy: 'Widen a range, publish a version that fits, or take the dependency out.',
  say: ({ direct, conflicts }) =>
    conflicts.map((conflict) => ({
      field: fieldOf(conflict, direct),
      message: sayConflict(conflict),
      details: { kind: conflict.kind },
    })),
});

/** The dependency that leads there, where it is one of the version's own. */
function fieldOf({ agentId, path = [] }: Conflict, direct: readonly string[]): string {
  const blamed = [agentId, ...path.map((step) => step.replace(/@.*$/, ''))].find((one) => direct.includes(one));
  return blamed === undefined ? '/dependencies' : `/dependencies/${blamed}`;
}

export const DependenciesTooMany = defineFault<{ limit: number }>({
  reason: 'dependencies_too_many',
  kind: 'unprocessable',
  cause: 'The dependencies, and what they depend on in turn, reach more agents than are looked at.',
  remedy: 'Depend on fewer agents, or on narrower ranges.',
  say: ({ limit }) => ({
    field: '/dependencies',
    message: `The dependencies reach more than ${limit} agents; depend on fewer, or on narrower ranges.`,
  }),
});
