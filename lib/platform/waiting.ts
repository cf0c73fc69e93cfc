// How long this container has waited for services so far: what an answer says of its own time is taken from it.

let open = 0;
let since = 0;
let waited = 0;

/** Milliseconds during which at least one call of a service was under way; calls side by side count once. */
export const waitedMs = (): number => waited + (open > 0 ? performance.now() - since : 0);

/** Runs one call of a service and counts the wait. */
export async function waiting<T>(work: () => Promise<T>): Promise<T> {
  if (open === 0) since = performance.now();
  open += 1;
  try {
    return await work();
  } finally {
    open -= 1;
    if (open === 0) waited += performance.now() - since;
  }
}
