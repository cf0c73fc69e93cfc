// The engine: takes rows one by one, keeps an exact group per combination of keys, and rolls hierarchies up at the end.
import { type Decimal, ZERO } from '../shared/decimal.ts';
import type { AggregationPlan, AnyRow } from './contract.ts';
import { AggregationTooLarge } from './faults.ts';
import { type OpenKey, openKey } from './keys/read-key.ts';
import { type Accumulator, accumulator } from './measures/accumulators.ts';
import { type Figures, openFigures } from './measures/read-figures.ts';
import type { Group, Rolled, Trouble } from './model.ts';

type Plan = Pick<AggregationPlan, 'by' | 'measures'>;
type Branch = Map<string, Branch | Group>;

export class Aggregation {
  readonly keys: readonly OpenKey[];
  readonly figures: Figures;
  readonly #plan: Plan;
  readonly #groups: Group[] = [];
  readonly #root: Branch = new Map();
  readonly #scratch: Decimal[] = [];
  readonly #labels: string[] = [];

  /** Throws HierarchyRefused and TimeZoneUnknown. */
  constructor(plan: Plan, pointer = '') {
    this.#plan = plan;
    this.keys = plan.by.map((key, i) => openKey(key, `${pointer}/by/${i}`));
    this.figures = openFigures(plan.measures);
  }

  /** The group the row went to, or all that is wrong with it; then it is in none. */
  take(row: AnyRow): Group | readonly Trouble[] {
    const troubles: Trouble[] = [];
    this.#readLabels(row, troubles);
    this.figures.read(row, this.#scratch, troubles);
    if (troubles.length > 0) return troubles;
    const group = this.#groupAt();
    group.rows += 1;
    const { places } = this.figures;
    for (let i = 0; i < group.measures.length; i++) {
      const place = places[i];
      group.measures[i]?.take(this.#scratch[place?.value ?? -1] ?? ZERO, this.#scratch[place?.weight ?? -1] ?? ZERO);
    }
    return group;
  }

  /** Groups in the order of their labels; with hierarchies every node above them too. Throws AggregationTooLarge. */
  groups(): Rolled[] {
    const rolled = this.keys.some(({ hierarchy }) => hierarchy) ? this.#rolledUp() : this.#groups.map(alone);
    return rolled.sort((a, b) => compareLabels(a.labels, b.labels));
  }

  /** All rows in one group. */
  total(): Group {
    return mergedGroup([], this.#groups, this.#plan);
  }

  #readLabels(row: AnyRow, troubles: Trouble[]): void {
    for (let i = 0; i < this.keys.length; i++) {
      const key = this.keys[i];
      if (key === undefined) continue;
      const value = row[key.field];
      if (isAbsent(value)) {
        if (key.missing === undefined) troubles.push(absent(key.field, value));
        this.#labels[i] = key.missing ?? '';
        continue;
      }
      const label = key.reader.read(value);
      if (typeof label === 'string') this.#labels[i] = label;
      else troubles.push({ field: key.field, value, ...label });
    }
  }

  #groupAt(): Group {
    let branch = this.#root;
    const last = this.#labels.length - 1;
    for (let i = 0; i < last; i++) {
      const label = this.#labels[i] ?? '';
      let next = branch.get(label);
      if (!(next instanceof Map)) {
        next = new Map();
        branch.set(label, next);
      }
      branch = next;
    }
    const label = this.#labels[last] ?? '';
    const found = branch.get(label);
    if (found !== undefined && !(found instanceof Map)) return found;
    const group = { labels: [...this.#labels], rows: 0, measures: this.#plan.measures.map(accumulator) };
    branch.set(label, group);
    this.#groups.push(group);
    return group;
  }

  #rolledUp(): Rolled[] {
    const nodes = new Map<string, { labels: readonly string[]; sources: Group[] }>();
    let placed = 0;
    for (const group of this.#groups) {
      placed += this.#levelsOf(group.labels);
      if (placed > MOST_PLACES) throw tooManyLevels(placed);
      for (const labels of this.#above(group.labels)) {
        const name = JSON.stringify(labels);
        const node = nodes.get(name) ?? { labels, sources: [] };
        node.sources.push(group);
        nodes.set(name, node);
      }
    }
    return [...nodes.values()].map(({ labels, sources }) => ({
      ...mergedGroup(labels, sources, this.#plan),
      own: sources.find((group) => compareLabels(group.labels, labels) === 0),
      sources,
    }));
  }

  #levelsOf(labels: readonly string[]): number {
    return labels.reduce((levels, label, i) => levels * (this.keys[i]?.hierarchy?.chain(label).length ?? 1), 1);
  }

  /** Each combination of a node above (or at) every label. */
  #above(labels: readonly string[]): string[][] {
    return labels.reduce<string[][]>(
      (combined, label, i) => {
        const chain = this.keys[i]?.hierarchy?.chain(label) ?? [label];
        return combined.flatMap((head) => chain.map((node) => [...head, node]));
      },
      [[]],
    );
  }
}

/** A group stands once on every combination of the levels above it: several deep hierarchies multiply. */
const MOST_PLACES = 1_000_000;

const tooManyLevels = (count: number): Error =>
  AggregationTooLarge({
    what: 'Groups on all levels of the hierarchies',
    count,
    limit: MOST_PLACES,
    remedy: 'Group by fewer hierarchies at once, or by hierarchies of fewer levels.',
  });

const alone = (group: Group): Rolled => ({ ...group, own: group, sources: [group] });

function mergedGroup(labels: readonly string[], sources: readonly Group[], plan: Plan): Group {
  const measures = plan.measures.map((measure, i) => mergedMeasure(accumulator(measure), sources, i));
  return { labels, rows: sources.reduce((rows, group) => rows + group.rows, 0), measures };
}

function mergedMeasure(into: Accumulator, sources: readonly Group[], index: number): Accumulator {
  for (const { measures } of sources) {
    const other = measures[index];
    if (other !== undefined) into.merge(other);
  }
  return into;
}

function compareLabels(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length; i++) {
    const [one = '', other = ''] = [a[i], b[i]];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (typeof value === 'string' && value.trim() === '');

const absent = (field: string, value: unknown): Trouble => ({
  field,
  value,
  reason: 'The field is missing.',
  remedy: 'Fill it in, or give the key a `missing` label.',
});
