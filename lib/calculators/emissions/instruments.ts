// Which contracts may stand for electricity under the market-based method, and in which order they do.
import type { Instrument } from './market-based.ts';

/** From most to least precise (GHG Protocol Scope 2 Guidance, table 6.3). */
export const INSTRUMENT_KINDS = ['certificate', 'contract', 'supplier-rate'] as const;
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number];

/** The quality criteria of the Scope 2 Guidance (table 7.1), as the caller attests them. */
export const INSTRUMENT_CRITERIA = {
  conveysRate: 'conveys the direct emission rate of the unit of electricity (criterion 1)',
  soleClaim: 'is the only instrument that carries the claim to this quantity (criterion 2)',
  retired: 'is tracked and redeemed, retired or cancelled by or for the reporter (criterion 3)',
  vintageNear: 'is issued and redeemed close to the period of consumption (criterion 4)',
  sameMarket: 'comes from the market in which the consumption lies (criterion 5)',
} as const;
export type InstrumentCriterion = keyof typeof INSTRUMENT_CRITERIA;

export interface OfferedInstrument extends Instrument {
  readonly kind: InstrumentKind;
  /** Criteria that are not met; one is enough to leave the instrument out. */
  readonly fails?: readonly InstrumentCriterion[];
}

export interface Ordered {
  /** What counts, most precise first; equals stand as they came. */
  readonly usable: readonly OfferedInstrument[];
  readonly refused: readonly { readonly name: string; readonly why: string }[];
}

/** Sorts instruments into the hierarchy and leaves out what fails a criterion, telling which (Scope 2 Guidance ch. 6.5, 7.1). */
export function orderInstruments(offered: readonly OfferedInstrument[]): Ordered {
  const failing = (each: OfferedInstrument) => each.fails?.[0];
  const usable = offered
    .filter((each) => failing(each) === undefined)
    .toSorted((a, b) => INSTRUMENT_KINDS.indexOf(a.kind) - INSTRUMENT_KINDS.indexOf(b.kind));
  const refused = offered.flatMap((each) => {
    const criterion = failing(each);
    return criterion === undefined
      ? []
      : [{ name: each.name, why: `It must be one that ${INSTRUMENT_CRITERIA[criterion]}.` }];
  });
  return { usable, refused };
}
