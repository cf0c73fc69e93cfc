// What deprecating a set refuses.
import { defineFault } from '../../shared/fault.ts';

export const ReplacementRefused = defineFault<{ replacement: string; message: string }>({
  reason: 'factor_set_replacement_refused',
  kind: 'unprocessable',
  cause: 'The replacement named is no set, is the set itself, is of another series, or is deprecated too.',
  remedy: 'Name a set of GET /v1/factor-sets of the same series that is in force, or none.',
  say: ({ replacement, message }) => ({ field: '/replacement', message, details: { value: replacement } }),
});
