// Every vector compared: exact, in memory, one byte a dimension. Dimension by dimension, so that a question of few words costs few passes.
import type { Nearest, Neighbour, VectorIndex } from './port.ts';

const FIRST_ROOM = 64;

export class ExactVectorIndex implements VectorIndex {
  readonly #dimensions: number;
  readonly #slots = new Map<string, number>();
  readonly #ids: string[] = [];
  #room = FIRST_ROOM;
  /** The values of one dimension stand side by side, a slot each. */
  #values: Int8Array;
  #lengths = new Float64Array(FIRST_ROOM);

  constructor(dimensions: number) {
    this.#dimensions = dimensions;
    this.#values = new Int8Array(FIRST_ROOM * dimensions);
  }

  async put(id: string, vector: Int8Array): Promise<void> {
    this.#fits(vector);
    const slot = this.#slots.get(id) ?? this.#take(id);
    for (const [dimension, value] of vector.entries()) this.#values[dimension * this.#room + slot] = value;
    this.#lengths[slot] = lengthOf(vector);
  }

  /** The last one moves into the gap. */
  async remove(id: string): Promise<void> {
    const slot = this.#slots.get(id);
    const last = this.#ids.length - 1;
    const moved = this.#ids[last];
    if (slot === undefined || moved === undefined) return;
    for (let start = 0; start < this.#values.length; start += this.#room)
      this.#values[start + slot] = this.#values[start + last] ?? 0;
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
    const products = this.#products(to);
    const found: Neighbour[] = [];
    for (const [slot, id] of this.#ids.entries()) {
      const own = this.#lengths[slot] ?? 0;
      const similarity = own === 0 ? 0 : (products[slot] ?? 0) / (length * own);
      if (own > 0 && similarity >= least && (!among || among(id))) found.push({ id, similarity });
    }
    return found.sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1)).slice(0, most);
  }

  #products(to: Int8Array): Int32Array {
    const products = new Int32Array(this.#ids.length);
    const values = this.#values;
    for (const [dimension, weight] of to.entries()) {
      if (weight === 0) continue;
      const start = dimension * this.#room;
      for (let slot = 0; slot < products.length; slot++)
        products[slot] = (products[slot] ?? 0) + weight * (values[start + slot] ?? 0);
    }
    return products;
  }

  #fits({ length }: Int8Array): void {
    if (length !== this.#dimensions) throw new RangeError(`A vector of ${length} is not one of ${this.#dimensions}.`);
  }

  #take(id: string): number {
    const slot = this.#ids.push(id) - 1;
    this.#slots.set(id, slot);
    if (slot >= this.#room) this.#grow();
    return slot;
  }

  #grow(): void {
    const room = this.#room * 2;
    const values = new Int8Array(room * this.#dimensions);
    for (let dimension = 0; dimension < this.#dimensions; dimension++)
      values.set(this.#values.subarray(dimension * this.#room, (dimension + 1) * this.#room), dimension * room);
    const lengths = new Float64Array(room);
    lengths.set(this.#lengths);
    this.#values = values;
    this.#lengths = lengths;
    this.#room = room;
  }
}

function lengthOf(vector: Int8Array): number {
  let sum = 0;
  for (const value of vector) sum += value * value;
  return Math.sqrt(sum);
}
