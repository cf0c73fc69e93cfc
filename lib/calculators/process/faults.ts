// What the process calculators refuse.
import { defineFault } from '../../shared/fault.ts';
import { type Offence, sayOffence } from '../../shared/offence.ts';

export const ProcessUnknown = defineFault<Offence>({
  reason: 'process_unknown',
  kind: 'unprocessable',
  cause: 'No default factor is held for the industrial process.',
  remedy: 'Take the process the message suggests, or state the emission factor with its source.',
  say: sayOffence,
});
