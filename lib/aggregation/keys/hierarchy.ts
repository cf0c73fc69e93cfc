// A hierarchy of any depth, from a table of parents or from paths in the rows; what goes in a circle is refused by its names.
import { closest, distance } from 'fastest-levenshtein';
import { HierarchyRefused } from '../faults.ts';
import type { HierarchyKey } from './contract.ts';
import type { Hierarchy, KeyReader } from './model.ts';

/** Deeper is no organisation, and every level is one more group. */
const DEEPEST = 64;
/** Among more nodes the nearest is not looked for. */
const MOST_COMPARED = 5_000;

export type HierarchyReader = KeyReader & Hierarchy;

/** Throws HierarchyRefused. */
export function hierarchyReader(key: HierarchyKey, pointer: string): HierarchyReader {
  const { parents, separator } = key;
  if (parents !== undefined && separator === undefined) return byTable(parents, pointer);
  if (separator !== undefined && parents === undefined) return byPath(separator);
  throw HierarchyRefused({
    field: pointer,
    value: key,
    message: 'A hierarchy is given by parents or by a separator, not by both or neither.',
    remedy: 'Give "parents" (child to parent), or "separator" where the field holds a path.',
  });
}

function byTable(parents: Readonly<Record<string, string | null>>, pointer: string): HierarchyReader {
  const above = new Map(Object.entries(parents));
  const known = new Set([...above.keys(), ...[...above.values()].filter((parent) => parent !== null)]);
  const chains = new Map<string, readonly string[]>();
  for (const node of known) chains.set(node, chainOf(node, above, pointer));
  return {
    chain: (label) => chains.get(label) ?? [label],
    read: (value) => {
      const node = String(value);
      return known.has(node)
        ? node
        : { reason: `"${node.slice(0, 80)}" stands nowhere in the hierarchy.`, remedy: near(node, known) };
    },
  };
}

function near(node: string, known: ReadonlySet<string>): string {
  const nearest = known.size === 0 || known.size > MOST_COMPARED || node.length > 100 ? '' : closest(node, [...known]);
  const isNear = nearest !== '' && distance(node, nearest) <= Math.max(2, node.length / 3);
  return isNear ? `Is it "${nearest}"? Otherwise add it to "parents".` : 'Add it to "parents".';
}

function chainOf(node: string, above: ReadonlyMap<string, string | null>, pointer: string): readonly string[] {
  const chain = [node];
  for (let at = above.get(node) ?? null; at !== null; at = above.get(at) ?? null) {
    if (chain.includes(at)) throw circle([...chain.slice(chain.indexOf(at)), at], pointer);
    chain.push(at);
    if (chain.length > DEEPEST) throw tooDeep(node, pointer);
  }
  return chain.reverse();
}

const circle = (nodes: readonly string[], pointer: string): Error =>
  HierarchyRefused({
    field: `${pointer}/parents/${String(nodes[0]).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    value: nodes.at(1),
    message: `The hierarchy goes in a circle: ${nodes.map((node) => `"${node}"`).join(' → ')}.`,
    remedy: 'Give one of them another parent, or null.',
  });

const tooDeep = (node: string, pointer: string): Error =>
  HierarchyRefused({
    field: `${pointer}/parents`,
    value: node,
    message: `"${node}" has more than ${DEEPEST} nodes above it.`,
    remedy: `Give a hierarchy of at most ${DEEPEST} levels.`,
  });

function byPath(separator: string): HierarchyReader {
  const join = (parts: readonly string[]): string => parts.join(separator);
  return {
    chain: (label) => label.split(separator).map((_, i, parts) => join(parts.slice(0, i + 1))),
    read: (value) => {
      const parts = String(value)
        .split(separator)
        .map((part) => part.trim());
      if (parts.length <= DEEPEST && parts.every((part) => part !== '')) return join(parts);
      const reason =
        parts.length > DEEPEST ? `This path has more than ${DEEPEST} levels.` : 'A level of this path is empty.';
      return { reason, remedy: `Write every level, split at "${separator}".` };
    },
  };
}
