// All stacks of an assembly as one graph of resources and exports, with each stack's fixed names already known.
import { evaluateCondition } from './conditions.ts';
import type { Place } from './inert.ts';
import { resolve, type Scope } from './intrinsics.ts';
import { ProvisionRefused } from './refusal.ts';
import type { Resource, Stack } from './template.ts';

export interface Node {
  readonly key: string;
  readonly stack: Stack;
  readonly logicalId: string;
  readonly resource: Resource;
}

export interface Graph {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly stacks: readonly Stack[];
  /** A scope for one stack's template in which resources mean what `known` says they mean. */
  scope(stack: Stack, known: KnownResources): Scope;
  present(stack: Stack, condition: string | undefined): boolean;
}

export interface KnownResources {
  ref(node: Node): unknown;
  attribute(node: Node, attribute: string): unknown;
  beyond(index: number): unknown;
}

interface Exported {
  readonly stack: Stack;
  readonly value: unknown;
}

const fixedOnly: KnownResources = {
  ref: ({ key }) => refuse(`${key} cannot be used where only parameters are known`),
  attribute: ({ key }) => refuse(`${key} cannot be used where only parameters are known`),
  beyond: (index) => refuse(`Fn::Select has no item ${index}`),
};

export function buildGraph(stacks: readonly Stack[], place: Place): Graph {
  const nodes = new Map<string, Node>();
  const exports = new Map<string, Exported>();
  const parameters = new Map<string, Node>();
  const scope = (stack: Stack, known: KnownResources) => scopeOf({ stack, known, nodes, exports, parameters, place });
  const present = (stack: Stack, condition: string | undefined) =>
    condition === undefined || scope(stack, fixedOnly).condition(condition);
  for (const stack of stacks) {
    for (const [logicalId, resource] of Object.entries(stack.template.Resources)) {
      if (!present(stack, resource.Condition)) continue;
      const key = `${stack.name}/${logicalId}`;
      const node = { key, stack, logicalId, resource };
      nodes.set(key, node);
      const name = resource.Properties['Name'];
      if (resource.Type === 'AWS::SSM::Parameter' && typeof name === 'string') parameters.set(name, node);
    }
    for (const { Export, Value, Condition } of Object.values(stack.template.Outputs)) {
      if (Export === undefined || !present(stack, Condition)) continue;
      exports.set(String(resolve(Export.Name, scope(stack, fixedOnly))), { stack, value: Value });
    }
  }
  return { nodes, stacks, scope, present };
}

interface Names {
  readonly stack: Stack;
  readonly known: KnownResources;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly exports: ReadonlyMap<string, Exported>;
  readonly parameters: ReadonlyMap<string, Node>;
  readonly place: Place;
}

function scopeOf(names: Names): Scope {
  const { stack, known, nodes, exports, place } = names;
  const node = (logicalId: string) =>
    nodes.get(`${stack.name}/${logicalId}`) ?? refuse(`stack ${stack.name} has no resource ${logicalId}`);
  const scope: Scope = {
    region: place.region,
    beyond: (index) => known.beyond(index),
    ref: (name) => pseudo(name, stack, place) ?? parameter(name, names) ?? known.ref(node(name)),
    attribute: (logicalId, attribute) => known.attribute(node(logicalId), attribute),
    imported: (name) => {
      const exported = exports.get(name) ?? refuse(`stack ${stack.name} imports ${name}, which no stack exports`);
      return resolve(exported.value, scopeOf({ ...names, stack: exported.stack }));
    },
    mapped: (map, top, second) =>
      stack.template.Mappings[map]?.[top]?.[second] ??
      refuse(`stack ${stack.name} has no mapping ${map}.${top}.${second}`),
    condition: (name) => {
      const expression = stack.template.Conditions[name];
      return expression === undefined
        ? refuse(`stack ${stack.name} has no condition ${name}`)
        : evaluateCondition(expression, scope);
    },
  };
  return scope;
}

/** A plain parameter is its default; one that points into SSM is the value of the parameter the assembly itself declares. */
function parameter(name: string, names: Names): unknown {
  const declared = names.stack.template.Parameters[name];
  if (declared === undefined) return undefined;
  const target = typeof declared.Default === 'string' ? names.parameters.get(declared.Default) : undefined;
  if (declared.Type.startsWith('AWS::SSM::Parameter::') && target !== undefined) {
    names.known.ref(target);
    return resolve(target.resource.Properties['Value'], scopeOf({ ...names, stack: target.stack }));
  }
  return declared.Default ?? refuse(`stack ${names.stack.name} has a parameter ${name} without a default value`);
}

function pseudo(name: string, stack: Stack, { accountId, region }: Place): string | undefined {
  switch (name) {
    case 'AWS::AccountId':
      return accountId;
    case 'AWS::Region':
      return region;
    case 'AWS::Partition':
      return 'aws';
    case 'AWS::URLSuffix':
      return 'amazonaws.com';
    case 'AWS::StackName':
      return stack.name;
    case 'AWS::StackId':
      return `arn:aws:cloudformation:${region}:${accountId}:stack/${stack.name}/local`;
    default:
      return undefined;
  }
}

function refuse(problem: string): never {
  throw new ProvisionRefused([`The template cannot be resolved: ${problem}.`]);
}
