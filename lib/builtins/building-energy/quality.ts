// How good the energy of the buildings is known: what nobody said was taken by default, and filled days are no measurement.
import { type DefaultUsed, type ResultQuality, resultQuality } from '../../calculators/index.ts';
import { add, type Decimal, negate, toDecimal } from '../../shared/decimal.ts';
import type { BuildingAccount } from './account.ts';
import type { Parameters } from './input.ts';

const PORTFOLIO_MANAGER = 'ENERGY STAR Portfolio Manager';

/** What each default bears on: units and filled days on the energy itself, the others on what is made of it. */
function defaultsOf({ defaulted, country, gwpSet, units }: Parameters, filled: Decimal): DefaultUsed[] {
  const why = 'The input does not say otherwise.';
  const told: Readonly<Record<string, Omit<DefaultUsed, 'what' | 'why'>>> = {
    country: { value: country, source: `${PORTFOLIO_MANAGER}, Source Energy` },
    gwpSet: { value: gwpSet, source: 'IPCC' },
    factorPeriod: { value: 'strict', source: 'building-energy' },
    units: {
      value: `${units.electricity}, ${units.naturalGas}, ${units.districtSteam}`,
      source: `${PORTFOLIO_MANAGER}, Thermal Energy Conversions`,
    },
  };
  return [
    ...defaulted.flatMap((what) => (told[what] === undefined ? [] : [{ what, why, ...told[what] }])),
    ...(filled.coefficient > 0n
      ? [
          {
            what: 'gap_filled',
            value: 'mean of the covered days',
            source: 'the meters themselves',
            why: 'Days without data.',
          },
        ]
      : []),
  ];
}

export function qualityOf(account: BuildingAccount, parameters: Parameters): ResultQuality {
  const meters = parameters.uncertainty?.meters;
  const { siteKbtu } = account.totals().total;
  const allOnDefault = parameters.defaulted.includes('units') || parameters.defaulted.includes('country');
  const measured = add(toDecimal(siteKbtu), negate(account.filledKbtu));
  return resultQuality(
    [
      { contribution: measured, onDefault: allOnDefault, ...(meters !== undefined && { relative95: meters }) },
      { contribution: account.filledKbtu, onDefault: true },
    ].filter(({ contribution }) => contribution.coefficient !== 0n),
    {
      defaultsUsed: defaultsOf(parameters, account.filledKbtu),
      uncertaintyMissing: 'Nobody states how exact the meters are: give "uncertainty" where somebody does.',
    },
  );
}
