// Partial responses: `?fields=id,stats.count` keeps those branches of `data`, in every element of a list.

type Branch = 'whole' | Tree;
type Tree = Map<string, Branch>;

export function selectFields(data: unknown, fields: string): unknown {
  const tree: Tree = new Map();
  for (const path of fields.split(',').map((field) => field.trim())) if (path) add(tree, path.split('.'));
  return prune(data, tree.size > 0 ? tree : 'whole');
}

/** Who asks for a branch and for a twig of it is given the branch. */
function add(tree: Tree, [part = '', ...rest]: readonly string[]): void {
  const known = tree.get(part);
  if (known === 'whole') return;
  if (rest.length === 0) tree.set(part, 'whole');
  else {
    const branch: Tree = known ?? new Map();
    tree.set(part, branch);
    add(branch, rest);
  }
}

function prune(value: unknown, branch: Branch): unknown {
  if (branch === 'whole' || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((element) => prune(element, branch));
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    const asked = branch.get(name);
    return asked ? [[name, prune(inner, asked)]] : [];
  });
  return Object.fromEntries(kept);
}
