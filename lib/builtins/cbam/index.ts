// The door of cbam: a quarter's imports become embedded emissions per good, what is owed, and the list of gaps.
import { EURO_PLACES } from '../../calculators/index.ts';
import { cbamTables, referenceSets } from '../../factors/index.ts';
import { compare, formatDecimal } from '../../shared/decimal.ts';
import type { BuiltinAgent } from '../contract.ts';
import { named } from '../data-sets.ts';
import { type Reported, type Tabular, tabularAgent } from '../tabular/index.ts';
import { CbamAccount, described } from './account.ts';
import { AGENT_ID, AGENT_VERSION } from './identity.ts';
import { CbamInput, CbamParameters, COLUMNS } from './input.ts';
import { CbamOutput } from './output.ts';

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
  parametersOf: ({ quarter, certificatePriceEur: price, exchangeRates: rates }) => ({
    quarter,
    ...(price !== undefined && { certificatePriceEur: String(price) }),
    ...(rates && {
      exchangeRates: Object.fromEntries(Object.entries(rates).map(([code, rate]) => [code, String(rate)])),
    }),
  }),
  sets,
  fixed: () => ({ sets: sets(), rounding: ROUNDING }),
  open: (parameters, numbers) => new CbamAccount(cbamTables(), parameters, numbers),
  output: outputOf,
};

function outputOf(account: CbamAccount, { quarter }: CbamParameters, reported: Reported): CbamOutput {
  const { deMinimisTonnes, sets } = cbamTables();
  return {
    quarter,
    total: described(account.total),
    defaultCostsMoreEur: formatDecimal(account.defaultCostsMoreEur),
    goods: account.goodsInOrder().map(({ cnCode, name, sector, origin, ...sums }) => ({
      ...{ cnCode, name, sector, origin },
      ...described(sums),
    })),
    deMinimis: {
      massT: formatDecimal(account.thresholdMassT),
      thresholdT: formatDecimal(deMinimisTonnes),
      withinThreshold: compare(account.thresholdMassT, deMinimisTonnes) <= 0,
      note: 'The threshold holds for all imports of a calendar year; this is the mass of these alone.',
    },
    gaps: account.gapsInOrder(),
    counts: { ...reported.counts },
    refused: { total: reported.refused.total, rows: [...reported.refused.rows] },
    ignoredColumns: [...reported.ignoredColumns],
    ...(reported.decimalSignFound && { decimalSignFound: reported.decimalSignFound }),
    factors: referenceSets(sets),
    rounding: ROUNDING,
  };
}

export const cbam: BuiltinAgent = tabularAgent(agent, {
  result: CbamOutput,
  golden: async () => (await import('./golden-cases.ts')).goldenCases,
  headlines: [
    { name: 'embedded emissions', at: '/total/embeddedT', unit: 't CO2e' },
    { name: 'certificates', at: '/total/certificates', unit: 't CO2e' },
    { name: 'owed', at: '/total/euro', unit: 'EUR' },
  ],
  name: 'CBAM imports',
  description:
    "Embedded emissions of a quarter's imports (JSON, CSV or JSON Lines) by actual emissions where given, else by default values with mark-up; certificates and euro owed, gaps in the data, each row in a signed receipt.",
  category: 'cbam',
  examples: [
    {
      name: 'Two imports in the body',
      input: {
        quarter: '2026-Q1',
        imports: [
          { reference: 'line 1', cnCode: '72081000', origin: 'IN', mass: '100', directEmissions: '2.1' },
          { reference: 'line 2', cnCode: '25231000', origin: 'TR', mass: '2500' },
        ],
      },
    },
    {
      name: 'A CSV file',
      input: { quarter: '2026-Q2', activityFile: { fileId: 'fil_01J00000000000000000000000' } },
      file: 'reference,CN code,country of origin,net mass,unit\nA1,72081000,CN,25000,kg\nA2,31021012,EG,300,t\n',
    },
  ],
});
