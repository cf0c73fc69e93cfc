// Shows what was reckoned: figures as text, every default with its source, the quality of the result, and the figure as a framework has it.
import {
  type DefaultUsed,
  describeEmissions,
  EMISSION_PLACES,
  figure,
  ofProduct,
  present,
  type ResultQuality,
  resultQuality,
} from '../../calculators/index.ts';
import { decimal } from '../../shared/decimal.ts';
import { within } from '../../shared/fault.ts';
import type { EmissionsItem, EmissionsResult } from './contract.ts';
import type { Reckoned, Reckoning } from './reckoned.ts';
import { simulatedOf } from './simulated.ts';

export type ShownItem = Omit<EmissionsResult, 'gwp' | 'rounding'>;

const missing = ({ factor95 }: Reckoned): string =>
  factor95 === undefined
    ? 'No uncertainty is stated for this activity and its factor: give "uncertainty" with activity and factor.'
    : 'The factor has an uncertainty, the activity states none: give "uncertainty" with activity.';

export function showResult(
  item: EmissionsItem,
  of: Reckoned,
  { asOf, defaults }: Pick<Reckoning, 'asOf'> & { defaults: readonly DefaultUsed[] },
): ShownItem {
  const { emissions, scope, category, basis, amount, conversions, steps, factors, otherGases, market } = of;
  return {
    ...(item.reference !== undefined && { reference: item.reference }),
    emissions: describeEmissions(emissions),
    ...{ scope, basis, conversions: [...conversions], factors: [...factors] },
    ...(category !== undefined && { category }),
    ...(amount && { amount }),
    ...(steps && { steps: [...steps] }),
    ...(otherGases && otherGases.length > 0 && { otherGases }),
    ...(market && { market }),
    ...(item.framework !== undefined && {
      presented: present(decimal(emissions.co2e, EMISSION_PLACES), item.framework),
    }),
    assumptions: [...of.assumptions],
    ...(asOf !== undefined && { asOf }),
    ...quality(item, of, defaults),
  };
}

export function quality(item: EmissionsItem, of: Reckoned, common: readonly DefaultUsed[]): ResultQuality {
  const relative95 = relativeOf(item, of);
  const part = {
    contribution: decimal(of.emissions.co2e, EMISSION_PLACES),
    rating: of.rating,
    onDefault: of.defaults.length > 0,
    ...(relative95 !== undefined && { relative95 }),
  };
  const asked = item.uncertainty?.simulate;
  const simulated = asked === undefined ? undefined : simulatedOf([{ item, of }], asked);
  return resultQuality([part], {
    defaultsUsed: [...common, ...of.defaults],
    uncertaintyMissing: missing(of),
    ...(simulated && { uncertainty: simulated }),
  });
}

/** Of activity times factor, where both are known: the factor's own before the one stated for it. */
export function relativeOf({ uncertainty }: EmissionsItem, { factor95 }: Reckoned) {
  const factor = factor95 ?? uncertainty?.factor;
  if (uncertainty?.activity === undefined || factor === undefined) return undefined;
  const [activity, rate] = [uncertainty.activity, factor];
  return within('/uncertainty', () =>
    ofProduct([figure(activity, '/activity', 'not negative'), figure(rate, '/factor', 'not negative')]),
  );
}
