// Counts of what was found, by category, tag, state and whatever else people narrow a search by.
import type { AgentCard, FacetName, FacetsView } from '../contract.ts';

const MOST_VALUES = 50;

export function facetsOf(cards: readonly AgentCard[], names: readonly FacetName[]): FacetsView {
  return Object.fromEntries(names.map((name) => [name, facetOf(cards, name)]));
}

function facetOf(cards: readonly AgentCard[], name: FacetName) {
  const counts = new Map<string, number>();
  for (const card of cards) {
    const found = card[name];
    const values = Array.isArray(found) ? new Set(found) : found === undefined ? [] : [String(found)];
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const values = [...counts].map(([value, count]) => ({ value, count }));
  values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return { values: values.slice(0, MOST_VALUES), others: Math.max(0, values.length - MOST_VALUES) };
}
