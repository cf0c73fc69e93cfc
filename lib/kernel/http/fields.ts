// Partial responses: `?fields=id,stats.count` keeps those branches of `data`, in every element of a list.

type Tree = Map<string, Tree>;

export function selectFields(data: unknown, fields: string): unknown {
  return prune(data, parse(fields));
}

function parse(fields: string): Tree {
  const root: Tree = new Map();
  for (const path of fields
    .split(',')
    .map((field) => field.trim())
    .filter(Boolean)) {
    let at = root;
    for (const part of path.split('.')) {
      const next: Tree = at.get(part) ?? new Map();
      at.set(part, next);
      at = next;
    }
  }
  return root;
}

function prune(value: unknown, tree: Tree): unknown {
  if (tree.size === 0 || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((element) => prune(element, tree));
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    const branch = tree.get(name);
    return branch ? [[name, prune(inner, branch)]] : [];
  });
  return Object.fromEntries(kept);
}
