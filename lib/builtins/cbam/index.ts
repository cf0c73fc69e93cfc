// The door of cbam: a quarter's imports become embedded emissions per good, what is owed, and the list of gaps.
import { EURO_PLACES, yearToDate } from '../../calculators/index.ts';
import { cbamTables, referenceSets } from '../../factors/index.ts';
import { formatDecimal } from '../../shared/decimal.ts';
import type { BuiltinAgent } from '../contract.ts';
import { named } from '../data-sets.ts';
import { type Reported, type Tabular, tabularAgent } from '../tabular/index.ts';
import { CbamAccount } from './account.ts';
import { declarationOf } from './declaration.ts';
import { EXAMPLES } from './examples.ts';
import { AGENT_ID, AGENT_VERSION } from './identity.ts';
import { CbamInput, CbamParameters, COLUMNS } from './input.ts';
import { CbamOutput } from './output.ts';
import { described } from './sums.ts';

const ROUNDING = { tonnes: 'exact', euroPlaces: EURO_PLACES, mode: 'half-even', rule: 'euro once per import' };

const sets = () => referenceSets(cbamTables().sets).map(named);

const agent: Tabular<CbamInput, CbamParameters, CbamAccount> = {
  id: AGENT_ID,
  version: AGENT_VERSION,
  input: CbamInput,
  parameters: CbamParameters,
  columns: COLUMNS,
  rowsName: 'imports',
  rowsOf: ({ imports }) => imports,
  parametersOf,
  sets,
  fixed: () => ({ sets: sets(), rounding: ROUNDING }),
  open: (parameters, numbers) => new CbamAccount(cbamTables(), parameters, numbers),
  output: outputOf,
};

function parametersOf(input: CbamInput): CbamParameters {
  const { quarter, uncertainty, importer, installations, processes, exchangeRates } = input;
  const { certificatePriceEur: price, earlierImportsT: earlier } = input;
  return {
    quarter,
    ...(uncertainty && { uncertainty }),
    ...(importer && { importer }),
    ...(installations && { installations }),
    ...(processes && { processes }),
    ...(exchangeRates && { exchangeRates }),
    ...(price !== undefined && { certificatePriceEur: String(price) }),
    ...(earlier !== undefined && { earlierImportsT: String(earlier) }),
  };
}

function outputOf(account: CbamAccount, parameters: CbamParameters, reported: Reported): CbamOutput {
  return {
    quarter: parameters.quarter,
    total: described(account.total),
    defaultCostsMoreEur: formatDecimal(account.defaultCostsMoreEur),
    goods: account.goodsInOrder().map(({ cnCode, name, sector, origin, basis, installation, sums }) => ({
      ...{ cnCode, name, sector, origin, basis },
      ...(installation && { installation: installation.id }),
      ...described(sums),
    })),
    processes: account.processes(),
    declaration: declarationOf(account, parameters),
    deMinimis: thresholdOf(account),
    gaps: account.gapsInOrder(),
    ...account.quality(),
    counts: { ...reported.counts },
    refused: { total: reported.refused.total, rows: [...reported.refused.rows] },
    ignoredColumns: [...reported.ignoredColumns],
    ...(reported.decimalSignFound && { decimalSignFound: reported.decimalSignFound }),
    factors: referenceSets(cbamTables().sets),
    rounding: ROUNDING,
  };
}

function thresholdOf({ thresholdMassT, earlierT }: CbamAccount): CbamOutput['deMinimis'] {
  const { massT, thresholdT, exempt } = yearToDate(cbamTables(), thresholdMassT, earlierT ?? 0);
  return {
    massT: formatDecimal(thresholdMassT),
    earlierT: earlierT === undefined ? null : formatDecimal(earlierT),
    yearToDateT: formatDecimal(massT),
    thresholdT: formatDecimal(thresholdT),
    withinThreshold: exempt,
    note:
      earlierT === undefined
        ? 'The threshold holds for all imports of a calendar year; this is the mass of these alone.'
        : 'Per importer and calendar year: once the year exceeds the threshold, all its imports are declared, the earlier ones too.',
  };
}

export const cbam: BuiltinAgent = tabularAgent(agent, {
  result: CbamOutput,
  columns: { imports: COLUMNS },
  golden: async () => (await import('./golden-cases.ts')).goldenCases,
  headlines: [
    { name: 'embedded emissions', at: '/total/embeddedT', unit: 't CO2e' },
    { name: 'certificates', at: '/total/certificates', unit: 't CO2e' },
    { name: 'owed', at: '/total/euro', unit: 'EUR' },
  ],
  name: 'CBAM imports',
  description:
    "Embedded emissions of a quarter's imports (JSON, CSV or JSON Lines) by actual emissions where stated or made by described processes and their precursors, else by default values with mark-up; certificates and euro owed either way, declaration data, gaps, each row in a signed receipt.",
  category: 'cbam',
  examples: EXAMPLES,
});
