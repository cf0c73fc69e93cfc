// Calculators name a figure from where they stand; a request names it from its root: here the one becomes the other.
import { Fault, isFault } from '../shared/fault.ts';

/** What `act` answers; the pointers of what it refuses are put behind `place`. */
export function placed<T>(place: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!isFault(error)) throw error;
    const problems = error.problems.map((each) => ({ ...each, field: `${place}${each.field ?? ''}` }));
    throw new Fault(error.type, problems);
  }
}
