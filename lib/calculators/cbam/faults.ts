// What the CBAM calculator refuses in a description of production: precursors that lead back, or names that lead nowhere.
import { defineFault } from '../../shared/fault.ts';
import { type Offence, sayOffence } from '../../shared/offence.ts';

export const PrecursorCycle = defineFault<Offence>({
  reason: 'precursor_cycle',
  kind: 'unprocessable',
  cause: 'A production process needs, through its precursors, its own product.',
  remedy: 'Split the process the message names, or give the recycled good as scrap without emissions.',
  say: sayOffence,
});

export const PrecursorUnknown = defineFault<Offence>({
  reason: 'precursor_unknown',
  kind: 'unprocessable',
  cause: 'An import or a production process names a process that is not described, or two processes have one name.',
  remedy: 'Describe the process the message names once, or give specific embedded emissions.',
  say: sayOffence,
});
