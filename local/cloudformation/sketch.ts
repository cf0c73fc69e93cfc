// A first reading of a resource before anything exists: its properties with placeholders, and which resources it waits for.
import type { Graph, Node } from './graph.ts';
import { resolve } from './intrinsics.ts';

/** Stands in a sketched property for a value that only provisioning can tell. */
export const PLACEHOLDER = '~not-yet-known~';

export interface Sketch {
  readonly properties: unknown;
  readonly needs: ReadonlySet<string>;
}

export function sketch(graph: Graph, { stack, key, resource }: Node): Sketch {
  const needs = new Set(resource.DependsOn.map((logicalId) => `${stack.name}/${logicalId}`));
  const scope = graph.scope(stack, {
    ref: (node) => note(node),
    attribute: (node) => note(node),
    beyond: () => PLACEHOLDER,
  });
  function note(node: Node): string {
    needs.add(node.key);
    return PLACEHOLDER;
  }
  const properties = resolve(resource.Properties, scope);
  needs.delete(key);
  return { properties, needs: new Set([...needs].filter((need) => graph.nodes.has(need))) };
}
