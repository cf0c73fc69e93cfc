// The port: vectors under names, and which of them lie nearest in direction.

export interface Neighbour {
  readonly id: string;
  /** Cosine, -1 to 1. */
  readonly similarity: number;
}

export interface Nearest {
  readonly most: number;
  /** Nothing less similar. */
  readonly least: number;
  readonly among?: (id: string) => boolean;
}

/** Vectors are of one number of dimensions, whole numbers from -127 to 127. */
export interface VectorIndex {
  put(id: string, vector: Int8Array): Promise<void>;
  /** Removing what is not there is fine. */
  remove(id: string): Promise<void>;
  /** Most similar first, equals by id. */
  nearest(to: Int8Array, wanted: Nearest): Promise<readonly Neighbour[]>;
}
