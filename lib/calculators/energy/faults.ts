// What the energy calculator refuses: meter data that contradict themselves, and regressions on too little.
import { defineFault } from '../../shared/fault.ts';
import { type Offence, sayOffence } from '../../shared/offence.ts';

export const MeterDataRefused = defineFault<Offence>({
  reason: 'meter_data_refused',
  kind: 'unprocessable',
  cause: 'Meter readings go backwards, stand twice with different values, overlap, or carry a date that is none.',
  remedy:
    'Correct the reading the message names; mark a meter exchange with `reset`, and give `registerSize` where a register rolls over.',
  say: sayOffence,
});

export const TooFewObservations = defineFault<Offence>({
  reason: 'too_few_observations',
  kind: 'unprocessable',
  cause:
    'A regression or normalisation is asked of fewer than three periods, or of periods whose degree days are all alike.',
  remedy: 'Give at least three periods with different degree days, twelve months for a yearly figure.',
  say: sayOffence,
});
