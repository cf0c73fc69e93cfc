// Compares every sketched resource with what the emulators host and lists all that the embedded stack cannot stand in for.
import type * as z from 'zod';
import { dynamicReferences } from './dynamic-reference.ts';
import type { Node } from './graph.ts';
import { isInert } from './inert.ts';
import type { ResourceTypes } from './resource-type.ts';
import { PLACEHOLDER } from './sketch.ts';

/** Problems visible before provisioning: unknown types, unknown properties, and wrong values that are already known. */
export function review(node: Node, properties: unknown, types: ResourceTypes): readonly string[] {
  const { Type } = node.resource;
  const type = types[Type];
  if (type === undefined)
    return isInert(Type) ? [] : [`${place(node)}: the embedded stack does not support this type.`];
  const unresolved = dynamicReferences(properties).map(
    ({ path, text }) => `${place(node)}: the embedded stack does not resolve ${text} in ${dotted(path)}.`,
  );
  const parsed = type.schema.safeParse(properties);
  if (parsed.success) return unresolved;
  const wrong = flatten(parsed.error.issues).flatMap((issue) => {
    const unsettled = JSON.stringify(at(properties, issue.path) ?? '').includes(PLACEHOLDER);
    return unsettled && issue.code !== 'unrecognized_keys' ? [] : sentences(node, issue);
  });
  return [...unresolved, ...wrong];
}

/** Problems of a resource whose values are all known. */
export function explain(node: Node, error: z.ZodError): readonly string[] {
  return flatten(error.issues).flatMap((issue) => sentences(node, issue));
}

export function place({ stack, logicalId, resource }: Node): string {
  return `Stack ${stack.name}, ${logicalId} (${resource.Type})`;
}

function sentences(node: Node, issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (key) => `${place(node)}: the embedded stack does not support the property ${dotted([...issue.path, key])}.`,
    );
  }
  const property = dotted(issue.path);
  return [`${place(node)}: the embedded stack does not support this value of ${property}: ${issue.message}.`];
}

/** Of a failed union only the branch that came closest is worth a sentence. */
function flatten(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union') return [issue];
    const [closest] = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length);
    if (closest === undefined) return [issue];
    return flatten(closest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })));
  });
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map(({ path, code }) => path.length + (code === 'unrecognized_keys' ? 0.5 : 0)));
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = new Map<PropertyKey, unknown>(Object.entries(here)).get(String(key));
  }
  return here;
}

function dotted(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'the resource' : path.map(String).join('.');
}
