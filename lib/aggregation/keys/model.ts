// How any key is read from a row: a label, or why there is none.

export interface Wrong {
  readonly reason: string;
  readonly remedy: string;
}

export interface KeyReader {
  /** The label of a value that is there. */
  read(value: unknown): string | Wrong;
}

/** The nodes of a hierarchy above a label, from its root down to itself. */
export interface Hierarchy {
  chain(label: string): readonly string[];
}
