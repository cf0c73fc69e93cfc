// What an impact is, as pure rules: the headline figures of a result before and after, and what many of them add up to.
import * as z from 'zod';
import { add, compare, divide, formatDecimal, negate, parseDecimal, toDecimal, ZERO } from '../shared/decimal.ts';
import { valueAt } from '../shared/json-pointer.ts';

export const STATES = ['RUNNING', 'COMPLETE'] as const;
export const OUTCOMES = ['CHANGED', 'IMPOSSIBLE'] as const;

export const Figure = z.strictObject({
  name: z.string(),
  unit: z.string(),
  before: z.string(),
  after: z.string(),
  absolute: z.string().describe('After less before.'),
  relative: z.string().optional().describe('Of before, as a share; absent where before is nothing.'),
});
export type Figure = z.output<typeof Figure>;

export const AgentImpact = z.strictObject({
  agentId: z.string(),
  results: z.int(),
  changed: z.int(),
  impossible: z.int(),
  figures: z.array(Figure).describe('Over all results that could be computed anew.'),
});
export type AgentImpact = z.output<typeof AgentImpact>;

const SHARE_PLACES = 9;

/** The decimals are exact; the share is rounded half to even at nine places. */
export function figureOf(name: string, unit: string, { before, after }: { before: string; after: string }): Figure {
  const [old, now] = [toDecimal(before), toDecimal(after)];
  const difference = add(now, negate(old));
  const isNothing = compare(old, ZERO) === 0;
  const size = compare(old, ZERO) < 0 ? negate(old) : old;
  const relative = isNothing ? {} : { relative: formatDecimal(divide(difference, size, SHARE_PLACES)) };
  return {
    name,
    unit,
    before: formatDecimal(old),
    after: formatDecimal(now),
    absolute: formatDecimal(difference),
    ...relative,
  };
}

interface Headline {
  readonly name: string;
  readonly at: string;
  readonly unit: string;
}

/** Those of the headline figures that both outputs show. */
export function figuresOf(headlines: readonly Headline[], before: unknown, after: unknown): Figure[] {
  return headlines.flatMap(({ name, at, unit }) => {
    const [old, now] = [valueAt(before, at), valueAt(after, at)];
    if (typeof old !== 'string' || typeof now !== 'string' || !parseDecimal(old) || !parseDecimal(now)) return [];
    return [figureOf(name, unit, { before: old, after: now })];
  });
}

export const isChange = (figures: readonly Figure[]): boolean => figures.some(({ absolute }) => absolute !== '0');

const sum = (a: string, b: string): string => formatDecimal(add(toDecimal(a), toDecimal(b)));

function addFigures(known: readonly Figure[], more: readonly Figure[]): Figure[] {
  const names = [...new Set([...known, ...more].map(({ name }) => name))];
  return names.flatMap((name) => {
    const all = [...known, ...more].filter((figure) => figure.name === name);
    const [first] = all;
    if (!first) return [];
    const before = all.map((figure) => figure.before).reduce(sum);
    return [figureOf(name, first.unit, { before, after: all.map((figure) => figure.after).reduce(sum) })];
  });
}

export interface Assessed {
  readonly agentId: string;
  readonly outcome: 'CHANGED' | 'UNCHANGED' | 'IMPOSSIBLE';
  readonly figures: readonly Figure[];
}

/** In the order of the agents' ids; adding results in any order gives one answer. */
export function addImpacts(agents: readonly AgentImpact[], assessed: readonly Assessed[]): AgentImpact[] {
  const known = new Map(agents.map((agent) => [agent.agentId, agent]));
  for (const { agentId, outcome, figures } of assessed) {
    const before = known.get(agentId) ?? { agentId, results: 0, changed: 0, impossible: 0, figures: [] };
    known.set(agentId, {
      agentId,
      results: before.results + 1,
      changed: before.changed + (outcome === 'CHANGED' ? 1 : 0),
      impossible: before.impossible + (outcome === 'IMPOSSIBLE' ? 1 : 0),
      figures: addFigures(before.figures, figures),
    });
  }
  return [...known.values()].toSorted((a, b) => (a.agentId < b.agentId ? -1 : 1));
}
