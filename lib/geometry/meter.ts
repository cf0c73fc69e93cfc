// How much work one document may still cause: what strangers send decides how hard it is to examine, not how long that takes.
export class Meter {
  #left: number;

  constructor(most: number) {
    this.#left = most;
  }

  /** Takes from what is left; false when it is not enough, and then takes nothing. */
  take(units: number): boolean {
    if (units > this.#left) return false;
    this.#left -= units;
    return true;
  }
}
