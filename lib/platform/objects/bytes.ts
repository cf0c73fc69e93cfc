// The whole of a stored object at once, or that there is none.
import { isFault } from '../../shared/fault.ts';
import type { Scope } from '../capability.ts';
import { ObjectMissing } from './object-missing.ts';
import { readResuming } from './read-resuming.ts';

export async function bytesIfAny(scope: Scope, key: string): Promise<Buffer | undefined> {
  try {
    return Buffer.concat(await Array.fromAsync(readResuming(scope, key)));
  } catch (error) {
    if (isFault(error, ObjectMissing)) return undefined;
    throw error;
  }
}
