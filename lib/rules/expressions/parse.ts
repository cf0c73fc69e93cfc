// Reads an expression and refuses what no rule may hold: unknown fields and functions, chance, the clock, code made at run time.
import jsonata from 'jsonata';
import { nearestTo } from '../../shared/nearest.ts';
import { childrenOf, isNode, type Node } from './tree.ts';

export const EXPRESSION_LIMITS = { characters: 4_000, nodes: 1_000, depth: 100, brackets: 50 } as const;

/** Of jsonata's functions those whose answer depends on the arguments alone; beside each, the others are refused by name. */
const FUNCTIONS = new Set(
  (
    'sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match contains ' +
    'replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt power boolean not map zip ' +
    'filter single reduce sift keys lookup append exists spread merge reverse each error assert type sort distinct base64encode ' +
    'base64decode encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl toMillis fromMillis'
  ).split(' '),
);
const REFUSED: Readonly<Record<string, string>> = {
  random: 'a rule gives the same answer every time',
  shuffle: 'a rule gives the same answer every time',
  now: 'a rule does not read the clock; give the date as a field',
  millis: 'a rule does not read the clock; give the date as a field',
  eval: 'a rule does not make code while it runs',
  clone: 'a rule changes nothing, so nothing is to be copied',
};

export type Parsed =
  | { readonly ok: true; readonly text: string; readonly tree: Node; readonly fields: ReadonlySet<string> }
  | { readonly ok: false; readonly problems: readonly string[] };

/** `known` are the names of the fields the expression may name. Never throws. */
export function parseExpression(text: string, known: readonly string[]): Parsed {
  const refuse = (message: string): Parsed => ({ ok: false, problems: [message] });
  if (text.length > EXPRESSION_LIMITS.characters)
    return refuse(`The expression has ${text.length} characters; at most ${EXPRESSION_LIMITS.characters} are read.`);
  if (bracketDepth(text) > EXPRESSION_LIMITS.brackets) return refuse('The expression is nested too deep.');
  let tree: unknown;
  try {
    tree = jsonata(text).ast();
  } catch (problem) {
    return refuse(`This is no valid JSONata: ${sayParseProblem(problem)}`);
  }
  if (!isNode(tree)) return refuse('This is no valid JSONata.');
  const survey = new Survey(known);
  survey.visit(tree, { depth: 0, root: true, bound: new Set() });
  return survey.problems.length > 0
    ? { ok: false, problems: [...new Set(survey.problems)] }
    : { ok: true, text, tree, fields: survey.fields };
}

/** The parser descends once per bracket; text in quotes may only make this too careful. */
function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const sign of text) {
    if ('([{'.includes(sign)) deepest = Math.max(deepest, ++depth);
    else if (')]}'.includes(sign)) depth -= 1;
  }
  return deepest;
}

function sayParseProblem(problem: unknown): string {
  if (problem instanceof RangeError) return 'it is nested too deep.';
  if (typeof problem !== 'object' || problem === null) return 'it cannot be read.';
  const message = 'message' in problem && typeof problem.message === 'string' ? problem.message : 'it cannot be read.';
  const position =
    'position' in problem && typeof problem.position === 'number' ? ` (character ${problem.position})` : '';
  return `${message.slice(0, 200)}${position}`;
}

interface Around {
  readonly depth: number;
  /** Whether names here are fields of the record; behind a dot or in a filter they are names of what was found. */
  readonly root: boolean;
  readonly bound: ReadonlySet<string>;
}

class Survey {
  readonly problems: string[] = [];
  readonly fields = new Set<string>();
  readonly #known: readonly string[];
  #nodes = 0;

  constructor(known: readonly string[]) {
    this.#known = known;
  }

  visit(node: Node, around: Around): void {
    this.#nodes += 1;
    if (around.depth > EXPRESSION_LIMITS.depth || this.#nodes > EXPRESSION_LIMITS.nodes) {
      const message = `The expression is too large: at most ${EXPRESSION_LIMITS.nodes} parts, ${EXPRESSION_LIMITS.depth} deep.`;
      if (this.problems.at(-1) !== message) this.problems.push(message);
      return;
    }
    if (node.type === 'path') this.#path(node, around);
    else if (node.type === 'variable') this.#variable(node, around);
    else this.#other(node, around);
  }

  #other(node: Node, around: Around): void {
    if (node.type === 'wildcard' || node.type === 'descendant' || node.type === 'parent')
      this.problems.push('*, ** and % reach for fields without naming them; name the fields.');
    if (node.type === 'transform') this.problems.push('A transform (| … |) is not read: a rule changes nothing.');
    const inner = { ...around, depth: around.depth + 1, bound: withBound(node, around.bound) };
    for (const child of childrenOf(node)) this.visit(child, inner);
  }

  #path(node: Node, around: Around): void {
    const [first, ...rest] = node.steps ?? [];
    const inside = { ...around, depth: around.depth + 1 };
    if (first?.type === 'name') {
      if (around.root) this.#field(String(first.value));
      for (const child of childrenOf(first)) this.visit(child, { ...inside, root: false });
    } else if (first) this.visit(first, inside);
    const fromRoot = first?.type === 'variable' && (first.value === '$' || (first.value === '' && around.root));
    const [second, ...others] = fromRoot ? rest : [];
    if (second?.type === 'name') this.#field(String(second.value));
    const behind = fromRoot && second?.type === 'name' ? [...childrenOf(second), ...others] : rest;
    for (const step of behind) this.visit(step, { ...inside, root: false });
    if (node.group !== undefined)
      for (const child of childrenOf({ type: 'group', steps: [], group: node.group }))
        this.visit(child, { ...inside, root: false });
  }

  #field(name: string): void {
    this.fields.add(name);
    if (this.#known.includes(name)) return;
    this.problems.push(
      `The expression names "${name.slice(0, 80)}", which is no input of the rule.${nearest(name, this.#known)}`,
    );
  }

  #variable(node: Node, { bound }: Around): void {
    for (const child of childrenOf(node)) this.visit(child, { depth: 1, root: false, bound });
    const name = String(node.value);
    if (name === '' || name === '$' || bound.has(name) || FUNCTIONS.has(name)) return;
    const why = Object.hasOwn(REFUSED, name) ? REFUSED[name] : undefined;
    this.problems.push(
      why
        ? `$${name} is not allowed: ${why}.`
        : `There is no $${name.slice(0, 80)}.${nearest(name, [...FUNCTIONS, ...bound])}`,
    );
  }
}

/** Names a node binds for what stands under it. A name bound in a block holds for the whole block; before it, it is nothing. */
function withBound(node: Node, bound: ReadonlySet<string>): ReadonlySet<string> {
  const names: string[] = [];
  if (node.type === 'lambda') names.push(...(node.arguments ?? []).map(({ value }) => String(value)));
  if (node.type === 'bind' && isNode(node.lhs)) names.push(String(node.lhs.value));
  if (node.type === 'block') for (const each of node.expressions ?? []) names.push(...bindingsIn(each));
  return names.length > 0 ? new Set([...bound, ...names]) : bound;
}

const bindingsIn = (node: Node): string[] =>
  node.type === 'block' || node.type === 'lambda'
    ? []
    : [
        ...(node.type === 'bind' && isNode(node.lhs) ? [String(node.lhs.value)] : []),
        ...childrenOf(node).flatMap(bindingsIn),
      ];

function nearest(name: string, known: readonly string[]): string {
  const near = nearestTo(name, known);
  if (near !== undefined) return ` Did you mean "${near}"?`;
  return known.length > 0 && known.length <= 20 ? ` Known here: ${known.join(', ')}.` : '';
}
