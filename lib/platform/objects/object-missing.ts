// The fault of reading an object that is not there.
import { defineFault } from '../../shared/fault.ts';

export const ObjectMissing = defineFault<{ key: string }>({
  reason: 'object_missing',
  kind: 'not_found',
  cause: 'The stored content was never uploaded, or has been deleted.',
  remedy: 'Upload the content first; uploads that were never finished leave nothing behind.',
  say: ({ key }) => `There is no stored content at "${key}".`,
});
