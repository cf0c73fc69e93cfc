// The door of expressions: read one, and run it as closures in doubles or exactly.
export type { Value } from './arithmetic.ts';
export { type Compiled, compile } from './compile.ts';
export { doubles } from './doubles.ts';
export { exact, figureOf } from './exact.ts';
export { decimalText, exactText, Figure, order, roundTo } from './exact-figure.ts';
export { EXPRESSION_LIMITS, type Parsed, parseExpression } from './parse.ts';
export { childrenOf, isNode, type Node } from './tree.ts';
