// What an arithmetic must know so that expressions can be compiled over it: doubles as JSONata has them, or exact figures.

/** What an expression computes with: JSON, `undefined` for nothing, and figures of the arithmetic. */
export type Value = unknown;

/** Leaves the compiled way: what comes now is not among what it does exactly as JSONata does. */
export type GiveUp = (why: string) => never;

export type Operator = (left: Value, right: Value) => Value;
export type Call = (...args: readonly Value[]) => Value;

export interface Arithmetic {
  /** A number written in the expression. */
  literal(value: number, text: string): Value;
  /** How the value of a field is seen; undefined where it is seen as it stands. */
  readonly seen: ((value: Value, field: string) => Value) | undefined;
  readonly operators: Readonly<Record<string, Operator>>;
  negate(value: Value): Value;
  /** JSONata's effective boolean value; nothing is false. */
  truth(value: Value): boolean;
  /** What `&` and $string make of it. */
  text(value: Value): string;
  readonly functions: ReadonlyMap<string, Call>;
}
