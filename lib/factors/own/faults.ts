// What recording an own factor refuses.
import { defineFault, type Problem } from '../../shared/fault.ts';

export const OwnFactorRefused = defineFault<readonly Problem[]>({
  reason: 'own_factor_refused',
  kind: 'unprocessable',
  cause:
    'An own factor names a unit, a region or a published factor that is unknown, or shadows published factors with a unit of another kind.',
  remedy: 'Mend the field each problem names; an override is stated per a unit of the kind the published factor has.',
  say: (problems) => problems,
});

export const OwnFactorTaken = defineFault<{ id: string }>({
  reason: 'own_factor_taken',
  kind: 'conflict',
  cause: 'An own factor of this activity and region exists.',
  remedy: 'Name it by "id" to record a further revision of it, or choose another id.',
  say: ({ id }) => ({
    field: '/id',
    message: `"${id}" exists; send "id": "${id}" to record a further revision of it.`,
  }),
});

export const OwnFactorsFull = defineFault<{ most: number }>({
  reason: 'own_factors_full',
  kind: 'exhausted',
  cause: 'A tenant has as many revisions of own factors as can be kept.',
  remedy: 'Ask for a larger library; revisions are kept for receipts and never removed.',
  say: ({ most }) => `There are ${most} revisions of own factors, as many as can be kept.`,
});
