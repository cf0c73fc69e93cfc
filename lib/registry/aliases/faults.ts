// What aliases are refused for.
import { defineFault } from '../../shared/fault.ts';

export const AliasNotFound = defineFault<{ agentId: string; alias: string }>({
  reason: 'alias_not_found',
  kind: 'not_found',
  cause: 'The agent has no alias of this name.',
  remedy: 'GET …/aliases lists what there is.',
  say: ({ agentId, alias }) => `The agent "${agentId}" has no alias "${alias}".`,
});

export const TooManyAliases = defineFault<{ agentId: string; limit: number }>({
  reason: 'too_many_aliases',
  kind: 'exhausted',
  cause: 'The agent has as many aliases as one agent may have.',
  remedy: 'Take one away that nobody uses.',
  say: ({ agentId, limit }) => `The agent "${agentId}" has ${limit} aliases, the most one agent may have.`,
});
