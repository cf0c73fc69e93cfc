// A stage that fails at a row of a file names the file and its line; at a row of the body it names that, as pipelines do.
import { StageFailed } from '../../pipelines/index.ts';
import { Fault, isFault } from '../../shared/fault.ts';
import type { Place } from './found.ts';

/** What `work` answers; what it throws of a row of a file, in the words of files. */
export function placed<T>(work: () => T, { row, line }: Place): T {
  try {
    return work();
  } catch (error) {
    if (line === undefined || !isFault(error, StageFailed)) throw error;
    const problems = error.problems.map(({ message, details }) => ({
      field: '/activityFile',
      message: `Line ${line} of the file: ${message}`,
      details: { ...details, row, line },
    }));
    throw new Fault(error.type, problems);
  }
}
