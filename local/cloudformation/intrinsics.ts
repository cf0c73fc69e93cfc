// CloudFormation's intrinsic functions as pure evaluation over a scope that knows what names stand for.
import * as z from 'zod';
import { substitute } from './substitute.ts';

/** What the names in one stack's template stand for at the moment of evaluation. */
export interface Scope {
  ref(name: string): unknown;
  attribute(logicalId: string, attribute: string): unknown;
  imported(exportName: string): unknown;
  mapped(map: string, top: string, second: string): unknown;
  condition(name: string): boolean;
  /** `Fn::Select` beyond the end of its list: an error when names are known, a placeholder while they are not. */
  beyond(index: number): unknown;
  readonly region: string;
}

const NOTHING = Symbol('AWS::NoValue');
const Name = z.string();
const Pair = z.tuple([z.unknown(), z.unknown()]);
const Triple = z.tuple([z.unknown(), z.unknown(), z.unknown()]);
const Path = z.union([
  z
    .string()
    .transform((path): [string, string] => [path.slice(0, path.indexOf('.')), path.slice(path.indexOf('.') + 1)]),
  z.tuple([z.string(), z.string()]),
]);
const Substitution = z.union([
  z.string().transform((text): [string, Record<string, unknown>] => [text, {}]),
  z.tuple([z.string(), z.record(z.string(), z.unknown())]),
]);

type Evaluate = (argument: unknown, scope: Scope) => unknown;

const functions: Readonly<Record<string, Evaluate>> = {
  Ref: (argument, scope) => (argument === 'AWS::NoValue' ? NOTHING : scope.ref(Name.parse(argument))),
  'Fn::GetAtt': (argument, scope) => scope.attribute(...Path.parse(argument)),
  'Fn::ImportValue': (argument, scope) => scope.imported(text(resolve(argument, scope))),
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = Pair.parse(argument);
    return list(resolve(parts, scope)).map(text).join(Name.parse(separator));
  },
  'Fn::Sub': (argument, scope) => {
    const [template, own] = Substitution.parse(argument);
    return substitute(template, (name) => text(variable(name, own, scope)));
  },
  'Fn::Split': (argument, scope) => {
    const [separator, source] = Pair.parse(argument);
    return text(resolve(source, scope)).split(Name.parse(separator));
  },
  'Fn::Select': (argument, scope) => {
    const [index, items] = Pair.parse(argument);
    const position = Number(resolve(index, scope));
    return list(resolve(items, scope))[position] ?? scope.beyond(position);
  },
  'Fn::FindInMap': (argument, scope) => {
    const [map, top, second] = Triple.parse(argument).map((part) => text(resolve(part, scope)));
    return scope.mapped(map ?? '', top ?? '', second ?? '');
  },
  'Fn::If': (argument, scope) => {
    const [name, yes, no] = Triple.parse(argument);
    return evaluate(scope.condition(Name.parse(name)) ? yes : no, scope);
  },
  'Fn::Base64': (argument, scope) => Buffer.from(text(resolve(argument, scope))).toString('base64'),
  'Fn::GetAZs': (_argument, scope) => ['a', 'b', 'c'].map((zone) => `${scope.region}${zone}`),
  'Fn::ToJsonString': (argument, scope) => JSON.stringify(resolve(argument, scope)),
  'Fn::Length': (argument, scope) => list(resolve(argument, scope)).length,
};

/** The value with every intrinsic replaced by what it stands for; `AWS::NoValue` members are left out. */
export function resolve(value: unknown, scope: Scope): unknown {
  const result = evaluate(value, scope);
  return result === NOTHING ? undefined : result;
}

function evaluate(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluate(item, scope)).filter((item) => item !== NOTHING);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) {
    const [name, argument] = only;
    const intrinsic = functions[name];
    if (intrinsic !== undefined) return intrinsic(argument, scope);
    if (name.startsWith('Fn::'))
      throw new Error(`the intrinsic function ${name} is not supported by the embedded stack`);
  }
  return Object.fromEntries(
    entries.map(([key, member]) => [key, evaluate(member, scope)] as const).filter(([, member]) => member !== NOTHING),
  );
}

function variable(name: string, own: Readonly<Record<string, unknown>>, scope: Scope): unknown {
  if (name in own) return resolve(own[name], scope);
  const dot = name.indexOf('.');
  return dot === -1 ? scope.ref(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1));
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function text(value: unknown): string {
  return Array.isArray(value) ? value.map(text).join(',') : String(value);
}
