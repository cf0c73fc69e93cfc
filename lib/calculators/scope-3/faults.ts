// What the scope 3 calculators refuse.
import { defineFault } from '../../shared/fault.ts';
import { type Offence, sayOffence } from '../../shared/offence.ts';

export const Scope3MethodRefused = defineFault<Offence>({
  reason: 'scope3_method_refused',
  kind: 'unprocessable',
  cause: 'A scope 3 category is not 1 to 15, or the method is not one the Technical Guidance gives for it.',
  remedy: 'Take a method the message lists for the category.',
  say: sayOffence,
});
