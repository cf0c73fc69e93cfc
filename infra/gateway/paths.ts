// Routes as API Gateway sees them: a tree in which siblings may not disagree on a parameter's name.
import type { Route } from '../../lib/kernel/spec.ts';

export interface SplitRoute {
  /** Lower case, as OpenAPI writes it. */
  readonly method: string;
  readonly path: string;
}

export function splitRoute(route: Route): SplitRoute {
  const space = route.indexOf(' ');
  return { method: route.slice(0, space).toLowerCase(), path: route.slice(space + 1) };
}

export const pathParameters = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\+?\}/g)].flatMap(([, name]) => name ?? []);

/** API Gateway refuses such documents only at deployment; we refuse them here. */
export function checkPaths(routes: readonly Route[]): void {
  const variables = new Map<string, { name: string; route: Route }>();
  const seen = new Set<Route>();
  for (const route of routes) {
    if (seen.has(route)) throw new Error(`Two endpoints declare ${route}.`);
    seen.add(route);
    const parts = splitRoute(route).path.split('/');
    parts.forEach((part, index) => {
      if (!part.startsWith('{')) return;
      const parent = parts
        .slice(0, index)
        .map((p) => (p.startsWith('{') ? '{}' : p))
        .join('/');
      const known = variables.get(parent);
      if (known && known.name !== part)
        throw new Error(`${route} says ${part} where ${known.route} says ${known.name}; API Gateway allows one name.`);
      variables.set(parent, { name: part, route });
    });
  }
}
