// Which input rows many rows come from, kept as numbers per input and told as ranges.

export class Lineage {
  readonly #rows = new Map<string, Set<number>>();
  readonly #stages = new Set<string>();

  add(inputs: readonly string[], stages: readonly string[]): void {
    for (const input of inputs) this.#addInput(input);
    for (const stage of stages) this.#stages.add(stage);
  }

  merge(other: Lineage): void {
    for (const [name, rows] of other.#rows) for (const row of rows) this.#put(name, row);
    for (const stage of other.#stages) this.#stages.add(stage);
  }

  get stages(): string[] {
    return [...this.#stages];
  }

  /** `main/1-3`, `main/7`, in the order of names and rows. */
  get inputs(): string[] {
    const names = [...this.#rows.keys()].sort();
    return names.flatMap((name) =>
      rangesOf([...(this.#rows.get(name) ?? [])].sort((a, b) => a - b)).map((range) => `${name}/${range}`),
    );
  }

  #addInput(input: string): void {
    const cut = input.lastIndexOf('/');
    const [from = 0, to = from] = input
      .slice(cut + 1)
      .split('-')
      .map(Number);
    for (let row = from; row <= to; row++) this.#put(input.slice(0, cut), row);
  }

  #put(name: string, row: number): void {
    const rows = this.#rows.get(name) ?? new Set();
    if (rows.size === 0) this.#rows.set(name, rows);
    rows.add(row);
  }
}

function rangesOf(ascending: readonly number[]): string[] {
  const ranges: string[] = [];
  for (let i = 0; i < ascending.length; ) {
    let last = i;
    while (last + 1 < ascending.length && ascending[last + 1] === (ascending[last] ?? 0) + 1) last += 1;
    ranges.push(last === i ? String(ascending[i]) : `${ascending[i]}-${ascending[last]}`);
    i = last + 1;
  }
  return ranges;
}

/** Every input row named by ranges, one by one. */
export function* rowsNamed(inputs: readonly string[]): Generator<string> {
  for (const input of inputs) {
    const cut = input.lastIndexOf('/');
    const [from = 0, to = from] = input
      .slice(cut + 1)
      .split('-')
      .map(Number);
    for (let row = from; row <= to; row++) yield `${input.slice(0, cut)}/${row}`;
  }
}
