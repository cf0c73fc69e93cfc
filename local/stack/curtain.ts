// Holds back work that an earlier run left behind until everything it may touch stands again.
export interface Curtain {
  /** Resolves when the stack has risen. */
  readonly risen: Promise<void>;
  rise(): void;
}

export function createCurtain(): Curtain {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { risen: promise, rise: resolve };
}
