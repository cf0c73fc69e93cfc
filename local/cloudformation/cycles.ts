// Finds a ring of resources that wait for one another, which would otherwise hang the start.
export function findCycle(needs: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  function visit(key: string): readonly string[] | undefined {
    if (done.has(key)) return undefined;
    const seen = path.indexOf(key);
    if (seen !== -1) return [...path.slice(seen), key];
    path.push(key);
    for (const need of needs.get(key) ?? []) {
      const cycle = visit(need);
      if (cycle !== undefined) return cycle;
    }
    path.pop();
    done.add(key);
    return undefined;
  }
  for (const key of needs.keys()) {
    const cycle = visit(key);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
