// Creates what an assembly names, in the order its references ask for, and tells the outputs.
import type { Assembly } from './assembly.ts';
import { findCycle } from './cycles.ts';
import { buildGraph, type Graph, type KnownResources, type Node } from './graph.ts';
import { isInert, type Place, standIn } from './inert.ts';
import { resolve } from './intrinsics.ts';
import { ProvisionRefused } from './refusal.ts';
import type { ResourceTypes } from './resource-type.ts';
import { takeCensus } from './retire.ts';
import { explain, place as placeOf, review } from './review.ts';
import { type Sketch, sketch } from './sketch.ts';

export interface Deployment {
  /** Stack name → output name → value. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly resources: readonly DeployedResource[];
}

export interface DeployedResource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly ref: string;
}

interface Standing {
  readonly ref: string;
  attribute(name: string): string | undefined;
}

export interface ProvisionOptions extends Place {
  readonly types: ResourceTypes;
}

/** Refuses the whole assembly, with every problem, before the first resource is created. */
export async function provision(assembly: Pick<Assembly, 'stacks'>, options: ProvisionOptions): Promise<Deployment> {
  const graph = buildGraph(assembly.stacks, options);
  const sketches = new Map([...graph.nodes.values()].map((node) => [node.key, sketch(graph, node)] as const));
  refuseProblems(graph, sketches, options.types);
  const standing = new Map<string, Standing>();
  const { types, retireOthers } = takeCensus(options.types);
  await createAll(graph, sketches, (node) => create(graph, node, standing, { ...options, types }));
  await retireOthers();
  return {
    outputs: Object.fromEntries(graph.stacks.map(({ name }) => [name, outputsOf(graph, name, standing)])),
    resources: [...graph.nodes.values()].map(({ key, stack, logicalId, resource }) => ({
      stack: stack.name,
      logicalId,
      type: resource.Type,
      ref: standing.get(key)?.ref ?? '',
    })),
  };
}

function refuseProblems(graph: Graph, sketches: ReadonlyMap<string, Sketch>, types: ResourceTypes): void {
  const problems = [...graph.nodes.values()].flatMap((node) => review(node, sketches.get(node.key)?.properties, types));
  const cycle = findCycle(new Map([...sketches].map(([key, { needs }]) => [key, needs])));
  if (cycle !== undefined) problems.push(`These resources wait for one another in a circle: ${cycle.join(' → ')}.`);
  if (problems.length > 0) throw new ProvisionRefused(problems);
}

/** Independent resources come up side by side; a failure waits for what is under way, so nothing is left half-made. */
async function createAll(graph: Graph, sketches: ReadonlyMap<string, Sketch>, make: (node: Node) => Promise<void>) {
  const begun = new Map<string, Promise<void>>();
  const begin = (node: Node): Promise<void> => {
    const already = begun.get(node.key);
    if (already !== undefined) return already;
    const needs = [...(sketches.get(node.key)?.needs ?? [])].flatMap((key) => graph.nodes.get(key) ?? []);
    const done = Promise.all([...needs.map(begin), ...node.stack.after.map(beginStack)]).then(() => make(node));
    begun.set(node.key, done);
    return done;
  };
  /** Stacks may agree on physical names without references; then only the order of stacks tells what comes first. */
  const stacksBegun = new Map<string, Promise<unknown>>();
  const beginStack = (name: string): Promise<unknown> => {
    const members = () => [...graph.nodes.values()].filter(({ stack }) => stack.name === name);
    const done = stacksBegun.get(name) ?? Promise.all(members().map(begin));
    stacksBegun.set(name, done);
    return done;
  };
  const results = await Promise.allSettled([...graph.nodes.values()].map(begin));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

async function create(graph: Graph, node: Node, standing: Map<string, Standing>, options: ProvisionOptions) {
  const properties = resolve(node.resource.Properties, graph.scope(node.stack, known(standing)));
  const { Type } = node.resource;
  const request = { stack: node.stack.name, logicalId: node.logicalId };
  const type = options.types[Type];
  if (type === undefined) {
    if (!isInert(Type))
      throw new ProvisionRefused([`${placeOf(node)}: the embedded stack does not support this type.`]);
    const named = Object.fromEntries(Object.entries(Object(properties)));
    standing.set(node.key, standIn(Type, { ...request, properties: named }, options));
    return;
  }
  const parsed = type.schema.safeParse(properties);
  if (!parsed.success) throw new ProvisionRefused(explain(node, parsed.error));
  try {
    const { ref, attributes } = await type.provision({ ...request, properties: parsed.data });
    standing.set(node.key, { ref, attribute: (name) => attributes[name] });
  } catch (cause) {
    if (cause instanceof ProvisionRefused) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${placeOf(node)} could not be created: ${reason}`, { cause });
  }
}

function known(standing: ReadonlyMap<string, Standing>): KnownResources {
  const find = (node: Node) => {
    const found = standing.get(node.key);
    if (found === undefined) throw new Error(`${node.key} is used before it stands`);
    return found;
  };
  return {
    ref: (node) => find(node).ref,
    attribute: (node, attribute) => {
      const value = find(node).attribute(attribute);
      if (value !== undefined) return value;
      throw new ProvisionRefused([`${placeOf(node)}: the embedded stack does not tell the attribute ${attribute}.`]);
    },
    beyond: (index) => {
      throw new ProvisionRefused([`The template cannot be resolved: Fn::Select has no item ${index}.`]);
    },
  };
}

function outputsOf(graph: Graph, stackName: string, standing: ReadonlyMap<string, Standing>): Record<string, string> {
  const stack = graph.stacks.find(({ name }) => name === stackName);
  if (stack === undefined) return {};
  const scope = graph.scope(stack, known(standing));
  return Object.fromEntries(
    Object.entries(stack.template.Outputs)
      .filter(([, { Condition }]) => graph.present(stack, Condition))
      .map(([name, { Value }]) => [name, String(resolve(Value, scope))]),
  );
}
