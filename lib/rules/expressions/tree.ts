// The tree of an expression as jsonata reads it, in the few shapes this room tells apart.

/** One node; what it holds depends on its `type`. */
export interface Node {
  readonly type: string;
  readonly value?: unknown;
  /** Where the token ends in the text. */
  readonly position?: number;
  readonly steps?: readonly Node[];
  readonly expressions?: readonly Node[];
  readonly arguments?: readonly Node[];
  readonly procedure?: Node;
  readonly lhs?: unknown;
  readonly rhs?: Node;
  readonly expression?: Node;
  readonly condition?: Node;
  readonly then?: Node;
  readonly else?: Node;
  readonly predicate?: unknown;
  readonly stages?: unknown;
  readonly group?: unknown;
  readonly keepArray?: boolean;
  readonly keepSingletonArray?: boolean;
  readonly tuple?: boolean;
  readonly focus?: unknown;
  readonly index?: unknown;
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** What stands directly under a node, wherever it keeps it. */
export function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap(nodesIn);
}

function nodesIn(value: unknown): Node[] {
  if (isNode(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  // Filters, sort terms and groups wrap their expressions once more.
  return typeof value === 'object' && value !== null && !(value instanceof RegExp)
    ? Object.values(value).flatMap(nodesIn)
    : [];
}

/** Something that filters, sorts, groups or names on the way: beyond what is compiled. */
export const isDecorated = (node: Node): boolean =>
  node.predicate !== undefined ||
  node.stages !== undefined ||
  node.group !== undefined ||
  node.keepArray === true ||
  node.keepSingletonArray === true ||
  node.tuple === true ||
  node.focus !== undefined ||
  node.index !== undefined;
