// One comparison of a pattern against one value: exact, or one of the named operators.
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import * as z from 'zod';

type Scalar = null | boolean | number | string;
/** `undefined` stands for a field the event does not have. */
export type Leaf = (value: Scalar | undefined) => boolean;

const scalar = z.union([z.null(), z.boolean(), z.number(), z.string()]);
const texts = z.union([z.string(), z.array(z.string()).nonempty()]).transform((value) => [value].flat());
const foldable = z.union([z.string(), z.strictObject({ 'equals-ignore-case': z.string() })]);
const comparison = z.enum(['=', '<', '<=', '>', '>=']);
const numeric = z.union([z.tuple([comparison, z.number()]), z.tuple([comparison, z.number(), comparison, z.number()])]);

const operators: Readonly<Record<string, (operand: unknown) => Leaf>> = {
  prefix: (operand) => affix(operand, (value, part) => value.startsWith(part)),
  suffix: (operand) => affix(operand, (value, part) => value.endsWith(part)),
  'equals-ignore-case': (operand) => {
    const wanted = z.string().parse(operand).toLowerCase();
    return text((value) => value.toLowerCase() === wanted);
  },
  wildcard: (operand) => {
    const expression = wildcardExpression(z.string().parse(operand));
    return text((value) => expression.test(value));
  },
  exists: (operand) => {
    const wanted = z.boolean().parse(operand);
    return (value) => (value !== undefined) === wanted;
  },
  numeric: (operand) => {
    const [first, a, second, b] = numeric.parse(operand);
    return (value) =>
      typeof value === 'number' &&
      compare(value, first, a) &&
      (second === undefined || b === undefined || compare(value, second, b));
  },
  cidr: (operand) => {
    const [address = '', bits = ''] = z.string().parse(operand).split('/');
    const list = new BlockList();
    list.addSubnet(address, Number(bits), isIPv6(address) ? 'ipv6' : 'ipv4');
    return text((value) => (isIPv4(value) && list.check(value)) || (isIPv6(value) && list.check(value, 'ipv6')));
  },
  'anything-but': anythingBut,
};

export function leafMatcher(leaf: unknown, path: string): Leaf {
  const exact = scalar.safeParse(leaf);
  if (exact.success) return (value) => value === exact.data;
  const [entry, ...more] = Object.entries(z.record(z.string(), z.unknown()).safeParse(leaf).data ?? {});
  const [name = '', operand] = entry ?? [];
  const build = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (!build || more.length > 0)
    throw new Error(`${path} has a comparison EventBridge does not know: ${JSON.stringify(leaf)}.`);
  try {
    return build(operand);
  } catch {
    throw new Error(`${path}: ${JSON.stringify(operand)} is nothing that ${name} can compare with.`);
  }
}

function anythingBut(operand: unknown): Leaf {
  const plain = z.union([scalar.transform((one) => [one]), z.array(scalar).nonempty()]).safeParse(operand);
  if (plain.success) {
    const unwanted = new Set<unknown>(plain.data);
    return (value) => value !== undefined && !unwanted.has(value);
  }
  const nested = z
    .union([
      z.strictObject({ prefix: texts }),
      z.strictObject({ suffix: texts }),
      z.strictObject({ wildcard: texts }),
      z.strictObject({ 'equals-ignore-case': texts }),
    ])
    .parse(operand);
  const unwanted = Object.entries(nested).flatMap(([name, values]) => values.map((value) => operators[name]?.(value)));
  return (value) => value !== undefined && !unwanted.some((matches) => matches?.(value));
}

function text(matches: (value: string) => boolean): Leaf {
  return (value) => typeof value === 'string' && matches(value);
}

function affix(operand: unknown, matches: (value: string, part: string) => boolean): Leaf {
  const parsed = foldable.parse(operand);
  if (typeof parsed === 'string') return text((value) => matches(value, parsed));
  const part = parsed['equals-ignore-case'].toLowerCase();
  return text((value) => matches(value.toLowerCase(), part));
}

/** `*` is any run of characters; `\*` is a star. */
function wildcardExpression(wildcard: string): RegExp {
  if (/(?<!\\)\*\*/.test(wildcard)) throw new Error('Two stars in a row.');
  const parts = wildcard.replaceAll('\\*', '\u0000').split('*');
  const literal = (part: string) =>
    part
      .replaceAll('\u0000', '*')
      .replaceAll('\\\\', '\\')
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${parts.map(literal).join('.*')}$`, 's');
}

function compare(value: number, operator: z.output<typeof comparison>, operand: number): boolean {
  if (operator === '=') return value === operand;
  if (operator === '<') return value < operand;
  if (operator === '<=') return value <= operand;
  return operator === '>' ? value > operand : value >= operand;
}
