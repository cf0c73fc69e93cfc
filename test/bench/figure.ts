// One measured number beside its goal.

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: { readonly atMost: number } | { readonly atLeast: number };
  /** What it was held against, or how it came about. */
  readonly note?: string;
}

export type Judged = Figure & { readonly reached?: boolean };

export function judge(figure: Figure): Judged {
  const { goal, value } = figure;
  if (!goal) return figure;
  return { ...figure, reached: 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast };
}

export function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const middle = ordered.length >> 1;
  const high = ordered[middle] ?? Number.NaN;
  return ordered.length % 2 === 1 ? high : ((ordered[middle - 1] ?? Number.NaN) + high) / 2;
}
