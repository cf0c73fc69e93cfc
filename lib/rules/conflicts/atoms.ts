// Which comparisons a condition is made of: those of one field with fixed values can be decided by trying a value of each kind.
import type { RuleInput } from '../document.ts';
import { childrenOf, isNode, type Node } from '../expressions/index.ts';

export type Fixed = string | number | boolean | null;

/** What one or more expressions say about fields. */
export interface Atoms {
  /** The fixed values each field is held against. */
  readonly constants: ReadonlyMap<string, ReadonlySet<Fixed>>;
  /** Fields in parts that are more than comparisons with fixed values: only where they have few values is all known of them. */
  readonly opaque: ReadonlySet<string>;
}

export function atomsOf(trees: readonly Node[], inputs: ReadonlyMap<string, RuleInput>): Atoms {
  const reader = new Reader(inputs);
  for (const tree of trees) reader.condition(tree);
  return reader;
}

const ORDERED = new Set(['<', '<=', '>', '>=']);

class Reader implements Atoms {
  readonly constants = new Map<string, Set<Fixed>>();
  readonly opaque = new Set<string>();
  readonly #inputs: ReadonlyMap<string, RuleInput>;

  constructor(inputs: ReadonlyMap<string, RuleInput>) {
    this.#inputs = inputs;
  }

  condition(node: Node): void {
    const [left, right] = [node.lhs, node.rhs];
    const parts = partsOf(node);
    const field = fieldOf(node);
    if (parts) for (const part of parts) this.condition(part);
    else if (node.type === 'binary' && isNode(left) && right)
      this.#comparison(String(node.value), { node, left, right });
    else if (field !== undefined) this.#note(field, [0, '']);
    else if (fixedOf(node) === undefined) this.#give(node);
  }

  #comparison(operator: string, { node, left, right }: { node: Node; left: Node; right: Node }): void {
    const [a, b] = [fieldOf(left), fieldOf(right)];
    const field = a ?? b;
    const fixed = fixedOf(a === undefined ? left : right);
    const type = field === undefined ? undefined : this.#inputs.get(field)?.type;
    const known = field !== undefined && fixed !== undefined && (a === undefined || b === undefined);
    const ordered = ORDERED.has(operator) && type === 'text';
    const plain =
      ORDERED.has(operator) || operator === '=' || operator === '!=' || (operator === 'in' && a !== undefined);
    if (known && plain && !ordered) this.#note(field, fixed);
    else this.#give(node);
  }

  #note(field: string, values: readonly Fixed[]): void {
    const known = this.constants.get(field) ?? new Set();
    for (const value of values) known.add(value);
    this.constants.set(field, known);
  }

  /** All fixed values in the part may matter to all its fields. */
  #give(node: Node): void {
    const values = literalsIn(node);
    for (const field of fieldsIn(node)) {
      this.opaque.add(field);
      this.#note(field, values);
    }
  }
}

/** What a condition is put together from, by words whose meaning depends on the parts alone. */
function partsOf({
  type,
  value,
  lhs,
  rhs,
  expressions,
  procedure,
  arguments: given,
}: Node): readonly Node[] | undefined {
  if (type === 'block') return expressions?.length === 1 ? expressions : undefined;
  if (type === 'binary') return (value === 'and' || value === 'or') && isNode(lhs) && rhs ? [lhs, rhs] : undefined;
  return type === 'function' && ['not', 'boolean', 'exists'].includes(String(procedure?.value)) ? given : undefined;
}

const fieldOf = (node: Node): string | undefined =>
  node.type === 'path' &&
  node.steps?.length === 1 &&
  node.steps[0]?.type === 'name' &&
  node.steps[0].stages === undefined
    ? String(node.steps[0].value)
    : undefined;

/** A fixed value, or a list of them. */
function fixedOf(node: Node): readonly Fixed[] | undefined {
  const { value } = node;
  if (node.type === 'string' || node.type === 'number' || node.type === 'value')
    return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [value]
      : undefined;
  if (node.type !== 'unary' || value !== '[') return undefined;
  const items = (node.expressions ?? []).map(fixedOf);
  return items.every((each) => each !== undefined) ? items.flat() : undefined;
}

const literalsIn = (node: Node): Fixed[] => [...(fixedOf(node) ?? []), ...childrenOf(node).flatMap(literalsIn)];

function fieldsIn(node: Node): string[] {
  if (node.type === 'path' && node.steps?.[0]?.type === 'name')
    return [String(node.steps[0].value), ...node.steps.flatMap(childrenOf).flatMap(fieldsIn)];
  return [...(node.type === 'name' ? [String(node.value)] : []), ...childrenOf(node).flatMap(fieldsIn)];
}
