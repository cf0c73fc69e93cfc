// How each reporting framework shows a figure: unit and digits are the framework's, full precision stays in the result.
import { type Decimal, decimal, formatDecimal, toUnits } from '../../shared/decimal.ts';

export interface Presentation {
  readonly framework: string;
  readonly unit: 't CO2e';
  /** Decimals shown, rounded half to even from the unrounded figure. */
  readonly places: number;
  /** Whether the framework itself says so, or leaves it to the reporter and this is our declared habit. */
  readonly prescribed: boolean;
  readonly source: string;
}

type Row = readonly [places: number, prescribed: boolean, source: string];
const ROWS = {
  'ghg-protocol': [0, false, 'GHG Protocol Corporate Standard ch. 9 asks for metric tonnes and leaves the digits open'],
  'iso-14064': [0, false, 'ISO 14064-1:2018 clause 9.3.1 asks for tonnes of CO2e and leaves the digits open'],
  'esrs-e1': [
    0,
    false,
    'ESRS E1-6 §§ 44-55 (Delegated Regulation (EU) 2023/2772) asks for metric tonnes, digits left open',
  ],
  secr: [
    2,
    false,
    'UK Environmental Reporting Guidelines (2019) ch. 2 asks for tonnes of CO2e and leaves the digits open',
  ],
  cdp: [0, false, 'CDP questionnaire module 7 asks for metric tonnes of CO2e'],
  'eu-ets': [0, true, 'Implementing Regulation (EU) 2018/2066 Art. 72: total annual emissions as rounded tonnes'],
  cbam: [5, false, 'Regulation (EU) 2023/956 annex IV reckons in tonnes of CO2e and leaves the digits open'],
  'epa-ghgrp': [1, false, '40 CFR 98.3(c)(4) asks for metric tons of CO2e and leaves the digits open'],
} as const satisfies Record<string, Row>;

export type FrameworkName = keyof typeof ROWS;
export const FRAMEWORK_NAMES = [
  'ghg-protocol',
  'iso-14064',
  'esrs-e1',
  'secr',
  'cdp',
  'eu-ets',
  'cbam',
  'epa-ghgrp',
] as const;

export const presentationOf = (framework: FrameworkName): Presentation => {
  const [places, prescribed, source] = ROWS[framework];
  return { framework, unit: 't CO2e', places, prescribed, source };
};

export interface Presented extends Presentation {
  readonly value: string;
  readonly mode: 'half-even';
}

/**
 * kg CO2e as a framework shows it. For showing alone: sums are made of full figures and rounded once, so shown parts need not add up to
 * the shown total.
 */
export function present(co2eKg: Decimal, framework: FrameworkName): Presented {
  const rule = presentationOf(framework);
  const tonnes = decimal(co2eKg.coefficient, co2eKg.scale + 3);
  return { ...rule, value: formatDecimal(decimal(toUnits(tonnes, rule.places), rule.places)), mode: 'half-even' };
}
