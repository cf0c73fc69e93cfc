// Every vector compared: exact, in memory, one byte a dimension, side by side so that ten thousand take a few milliseconds.
import type { Nearest, Neighbour, VectorIndex } from './port.ts';

const FIRST_ROOM = 64;

export class ExactVectorIndex implements VectorIndex {
  readonly #dimensions: number;
  readonly #slots = new Map<string, number>();
  readonly #ids: string[] = [];
  #values: Int8Array;
  #lengths: Float64Array;

  constructor(dimensions: number) {
    this.#dimensions = dimensions;
    this.#values = new Int8Array(FIRST_ROOM * dimensions);
    this.#lengths = new Float64Array(FIRST_ROOM);
  }

  get bytes(): number {
    return this.#values.byteLength + this.#lengths.byteLength;
  }

  async put(id: string, vector: Int8Array): Promise<void> {
    this.#fits(vector);
    const slot = this.#slots.get(id) ?? this.#take(id);
    this.#values.set(vector, slot * this.#dimensions);
    this.#lengths[slot] = lengthOf(vector);
  }

  /** The last one moves into the gap. */
  async remove(id: string): Promise<void> {
    const slot = this.#slots.get(id);
    const last = this.#ids.length - 1;
    const moved = this.#ids[last];
    if (slot === undefined || moved === undefined) return;
    this.#values.copyWithin(slot * this.#dimensions, last * this.#dimensions, (last + 1) * this.#dimensions);
    this.#lengths[slot] = this.#lengths[last] ?? 0;
    this.#ids[slot] = moved;
    this.#slots.set(moved, slot);
    this.#ids.pop();
    this.#slots.delete(id);
  }

  async nearest(to: Int8Array, { most, least, among }: Nearest): Promise<readonly Neighbour[]> {
    this.#fits(to);
    const length = lengthOf(to);
    if (length === 0) return [];
    const found: Neighbour[] = [];
    for (const [slot, id] of this.#ids.entries()) {
      const own = this.#lengths[slot] ?? 0;
      if (own === 0) continue;
      const similarity = this.#product(to, slot) / (length * own);
      if (similarity >= least && (!among || among(id))) found.push({ id, similarity });
    }
    return found.sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1)).slice(0, most);
  }

  #product(to: Int8Array, slot: number): number {
    const values = this.#values;
    const start = slot * this.#dimensions;
    let sum = 0;
    for (let at = 0; at < to.length; at++) sum += (to[at] ?? 0) * (values[start + at] ?? 0);
    return sum;
  }

  #fits({ length }: Int8Array): void {
    if (length !== this.#dimensions) throw new RangeError(`A vector of ${length} is not one of ${this.#dimensions}.`);
  }

  #take(id: string): number {
    const slot = this.#ids.push(id) - 1;
    this.#slots.set(id, slot);
    if (slot >= this.#lengths.length) this.#grow();
    return slot;
  }

  #grow(): void {
    const values = new Int8Array(this.#values.length * 2);
    values.set(this.#values);
    this.#values = values;
    const lengths = new Float64Array(this.#lengths.length * 2);
    lengths.set(this.#lengths);
    this.#lengths = lengths;
  }
}

function lengthOf(vector: Int8Array): number {
  let sum = 0;
  for (const value of vector) sum += value * value;
  return Math.sqrt(sum);
}
