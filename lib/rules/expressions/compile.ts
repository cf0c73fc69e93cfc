// Turns the tree of an expression into closures, where it is of the kind that cannot loop; whoever is left out runs in JSONata itself.
import type { JsonObject } from '../../shared/json.ts';
import type { Arithmetic, Value } from './arithmetic.ts';
import { type Language, NotCompiled, outside, pathStep, type Step } from './compile-path.ts';
import { isDecorated, isNode, type Node } from './tree.ts';

export interface Compiled {
  /** May leave through the arithmetic's way of giving up. Bounded by the expression's length: there is nothing in it that repeats. */
  readonly run: (record: JsonObject) => Value;
}

const UNBOUND = Symbol('unbound');
const TEXT_LIMIT = 65_536;

/** Compiles `tree` (read from `text`), or says which part of it is outside what is compiled. */
export function compile(tree: Node, text: string, language: Language): Compiled | { readonly outside: string } {
  const compiler = new Compiler(text, language);
  try {
    const step = compiler.step(tree, [new Map()]);
    const { places } = compiler;
    if (places === 0) return { run: (record) => step(record, []) };
    return { run: (record) => step(record, new Array<Value>(places).fill(UNBOUND)) };
  } catch (problem) {
    if (problem instanceof NotCompiled) return { outside: problem.message };
    throw problem;
  }
}

/** Innermost frame last: name → place. */
type Frames = readonly Map<string, number>[];

const NAMES: Readonly<Record<string, string>> = {
  lambda: 'functions of its own',
  regex: 'regular expressions',
  apply: 'the ~> operator',
  partial: 'partial application',
  sort: 'sorting',
};

class Compiler {
  places = 0;
  readonly #text: string;
  readonly #arithmetic: Arithmetic;
  readonly #giveUp: (why: string) => never;

  constructor(text: string, { arithmetic, giveUp }: Language) {
    this.#text = text;
    this.#arithmetic = arithmetic;
    this.#giveUp = giveUp;
  }

  step(node: Node, frames: Frames): Step {
    if (isDecorated(node)) return outside('filters, grouping and bindings in paths');
    switch (node.type) {
      case 'path':
        return pathStep(node, { arithmetic: this.#arithmetic, giveUp: this.#giveUp });
      case 'binary':
        return this.#binary(node, frames);
      case 'unary':
        return this.#unary(node, frames);
      case 'number':
        return this.#constant(this.#literal(node));
      case 'string':
      case 'value':
        return this.#constant(node.value);
      case 'condition':
        return this.#condition(node, frames);
      case 'block':
        return this.#block(node, [...frames, new Map()]);
      case 'bind':
        return this.#bind(node, frames);
      case 'variable':
        return this.#variable(node, frames);
      case 'function':
        return this.#call(node, frames);
      default:
        return outside(NAMES[node.type] ?? `parts of kind "${node.type}"`);
    }
  }

  #constant =
    (value: Value): Step =>
    () =>
      value;

  #literal({ value, position = 0 }: Node): Value {
    if (typeof value !== 'number') return outside('numbers of this kind');
    const written = /\d+(\.\d+)?([eE][-+]?\d+)?$/.exec(this.#text.slice(0, position))?.[0] ?? '';
    return this.#arithmetic.literal(value, value < 0 ? `-${written}` : written);
  }

  #binary(node: Node, frames: Frames): Step {
    const { lhs, rhs, value } = node;
    if (!isNode(lhs) || !rhs) return outside('such operators');
    const [left, right] = [this.step(lhs, frames), this.step(rhs, frames)];
    const { truth, operators } = this.#arithmetic;
    if (value === 'and') return (record, places) => truth(left(record, places)) && truth(right(record, places));
    if (value === 'or') return (record, places) => truth(left(record, places)) || truth(right(record, places));
    if (value === '&') return (record, places) => this.#join(left(record, places), right(record, places));
    const operator = operators[String(value)];
    if (!operator) return outside(`the operator ${String(value)}`);
    return (record, places) => operator(left(record, places), right(record, places));
  }

  /** Text grows by doubling: beyond this, whoever counts memory goes on. */
  #join(left: Value, right: Value): string {
    const { text } = this.#arithmetic;
    const joined = (left === undefined ? '' : text(left)) + (right === undefined ? '' : text(right));
    return joined.length > TEXT_LIMIT ? this.#giveUp('a text of more than 65,536 characters') : joined;
  }

  #unary(node: Node, frames: Frames): Step {
    if (node.value === '[') return this.#list(node, frames);
    if (node.value !== '-' || !node.expression) return outside('objects');
    const inner = this.step(node.expression, frames);
    const { negate } = this.#arithmetic;
    return (record, places) => negate(inner(record, places));
  }

  /** A list in a list stays one; a list that something answers is poured in; nothing is left out. */
  #list({ expressions = [] }: Node, frames: Frames): Step {
    const items = expressions.map((each) => ({ nested: each.value === '[', step: this.step(each, frames) }));
    if (expressions.every(({ type }) => type === 'string' || type === 'number' || type === 'value')) {
      const fixed = items.map(({ step }) => step({}, []));
      return () => fixed;
    }
    return (record, places) => {
      const list: Value[] = [];
      for (const { nested, step } of items) {
        const value = step(record, places);
        if (value === undefined) continue;
        if (Array.isArray(value) && !nested) for (const each of value) list.push(each);
        else list.push(value);
        if (list.length > TEXT_LIMIT) return this.#giveUp('a list of more than 65,536 items');
      }
      return list;
    };
  }

  #condition({ condition, then, else: otherwise }: Node, frames: Frames): Step {
    if (!condition || !then) return outside('such conditions');
    const [test, yes] = [this.step(condition, frames), this.step(then, frames)];
    const no = otherwise ? this.step(otherwise, frames) : () => undefined;
    const { truth } = this.#arithmetic;
    return (record, places) => (truth(test(record, places)) ? yes(record, places) : no(record, places));
  }

  #block({ expressions = [] }: Node, frames: Frames): Step {
    const steps = expressions.map((each) => this.step(each, frames));
    if (steps.length === 1 && steps[0]) return steps[0];
    return (record, places) => {
      let last: Value;
      for (const step of steps) last = step(record, places);
      return last;
    };
  }

  #bind({ lhs, rhs }: Node, frames: Frames): Step {
    const frame = frames.at(-1);
    if (!isNode(lhs) || !rhs || !frame) return outside('such bindings');
    // The value is read before the name is there: `$x := $x + 1` in a block of its own sees the outer one.
    const value = this.step(rhs, frames);
    const name = String(lhs.value);
    if (this.#arithmetic.functions.has(name)) return outside(`binding $${name}, the name of a function`);
    const known = frame.get(name);
    const place = known ?? this.places++;
    frame.set(name, place);
    return (record, places) => {
      places[place] = value(record, places);
      return places[place];
    };
  }

  #variable({ value }: Node, frames: Frames): Step {
    const name = String(value);
    if (name === '' || name === '$') return (record) => record;
    const places = frames.flatMap((frame) => frame.get(name) ?? []).reverse();
    if (places.length === 0) return outside(`$${name} where nothing is bound to it yet, or a function as a value`);
    return (_, bound) => {
      for (const place of places) if (bound[place] !== UNBOUND) return bound[place];
      return undefined;
    };
  }

  #call(node: Node, frames: Frames): Step {
    const { procedure, arguments: given = [] } = node;
    const name = procedure?.type === 'variable' && !isDecorated(procedure) ? String(procedure.value) : '';
    const call = this.#arithmetic.functions.get(name);
    // Without its argument a function takes what stands around it.
    if (!call || given.length === 0) return outside(name ? `$${name} in this form` : 'such calls');
    const [first, second, third, ...more] = given.map((each) => this.step(each, frames));
    if (!first || more.length > 0 || given.length > (CALLED_WITH[name] ?? 1)) return outside(`$${name} in this form`);
    if (!second) return (record, places) => call(first(record, places));
    if (!third) return (record, places) => call(first(record, places), second(record, places));
    return (record, places) => call(first(record, places), second(record, places), third(record, places));
  }
}

const CALLED_WITH: Readonly<Record<string, number>> = {
  substring: 3,
  substringBefore: 2,
  substringAfter: 2,
  contains: 2,
  round: 2,
  power: 2,
  join: 2,
};
