// Finds the declared route for a method and path: literal segments before parameters before greedy ones, as API Gateway does.
import type { Route } from './document.ts';

export interface Match {
  readonly route: Route;
  /** Values exactly as they stand in the path, percent-encoding included, as REST APIs pass them on. */
  readonly parameters: Readonly<Record<string, string>>;
}

export type Router = (method: string, path: string) => Match | undefined;

interface Branch {
  readonly literals: Map<string, Branch>;
  readonly methods: Map<string, Route>;
  parameter: { readonly name: string; readonly branch: Branch } | undefined;
  greedy: { readonly name: string; readonly methods: Map<string, Route> } | undefined;
}

const branch = (): Branch => ({ literals: new Map(), methods: new Map(), parameter: undefined, greedy: undefined });

export function createRouter(routes: readonly Route[]): Router {
  const root = branch();
  for (const route of routes) insert(root, route);
  return (method, path) => {
    const taken: [string, string][] = [];
    const route = find(root, { segments: segmentsOf(path), method, taken }, 0);
    return route === undefined ? undefined : { route, parameters: Object.fromEntries(taken) };
  };
}

function segmentsOf(path: string): readonly string[] {
  return path.replace(/^\/|\/$/g, '').split('/');
}

function insert(root: Branch, route: Route): void {
  let here = root;
  for (const segment of segmentsOf(route.resource)) {
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    if (name?.endsWith('+')) {
      here.greedy ??= { name: name.slice(0, -1), methods: new Map() };
      here.greedy.methods.set(route.method, route);
      return;
    }
    here = name === undefined ? literal(here, segment) : parameter(here, name);
  }
  here.methods.set(route.method, route);
}

function literal(here: Branch, segment: string): Branch {
  const next = here.literals.get(segment) ?? branch();
  here.literals.set(segment, next);
  return next;
}

function parameter(here: Branch, name: string): Branch {
  here.parameter ??= { name, branch: branch() };
  return here.parameter.branch;
}

interface Search {
  readonly segments: readonly string[];
  readonly method: string;
  readonly taken: [string, string][];
}

function find(here: Branch, search: Search, depth: number): Route | undefined {
  const { segments, method, taken } = search;
  const segment = segments[depth];
  if (segment === undefined) return here.methods.get(method) ?? here.methods.get('ANY');
  const next = here.literals.get(segment);
  const straight = next && find(next, search, depth + 1);
  if (straight !== undefined) return straight;
  if (here.parameter !== undefined && segment !== '') {
    taken.push([here.parameter.name, segment]);
    const found = find(here.parameter.branch, search, depth + 1);
    if (found !== undefined) return found;
    taken.pop();
  }
  const rest = here.greedy?.methods.get(method) ?? here.greedy?.methods.get('ANY');
  if (here.greedy !== undefined && rest !== undefined) taken.push([here.greedy.name, segments.slice(depth).join('/')]);
  return rest;
}
