// The door of building-energy: a year per building becomes intensity at site and source, emissions and benchmark position.
import { EMISSION_PLACES, INTENSITY_PLACES } from '../../calculators/index.ts';
import { buildingTables, factorView, library, referenceSets } from '../../factors/index.ts';
import type { BuiltinAgent } from '../contract.ts';
import { factorSetsOf, named } from '../data-sets.ts';
import { type Reported, type Tabular, tabularAgent } from '../tabular/index.ts';
import { BuildingAccount } from './account.ts';
import { AGENT_ID, AGENT_VERSION } from './identity.ts';
import { BuildingEnergyInput, COLUMNS, Parameters } from './input.ts';
import { BuildingEnergyOutput } from './output.ts';

const ROUNDING = { intensityPlaces: INTENSITY_PLACES, emissionPlaces: EMISSION_PLACES, mode: 'half-even' };

const tableSets = () => referenceSets(buildingTables().sets).map(named);

const agent: Tabular<BuildingEnergyInput, Parameters, BuildingAccount> = {
  id: AGENT_ID,
  version: AGENT_VERSION,
  input: BuildingEnergyInput,
  parameters: Parameters,
  columns: COLUMNS,
  rowsName: 'buildings',
  rowsOf: ({ buildings }) => buildings,
  parametersOf: ({ areaUnit, country, gwpSet, factorPeriod, units, year, region }) => ({
    ...{ areaUnit, country, gwpSet, factorPeriod, units },
    ...(year !== undefined && { year }),
    ...(region !== undefined && { region }),
  }),
  sets: () => [...tableSets(), ...factorSetsOf(library(), library().sets.values())],
  setsUsed: (account) => {
    const books = library();
    const used = account.totals().factorsUsed.flatMap(({ id }) => books.factors.get(id)?.set ?? []);
    return [...tableSets(), ...factorSetsOf(books, used)];
  },
  fixed: () => {
    const { sets, gwpSource } = library();
    return {
      sets: tableSets(),
      factorSets: [...sets.values()].map(named),
      gwp: { ...gwpSource },
      rounding: ROUNDING,
    };
  },
  open: (parameters, numbers) =>
    new BuildingAccount({ buildings: buildingTables(), library: library() }, parameters, numbers),
  output: outputOf,
};

function outputOf(account: BuildingAccount, parameters: Parameters, reported: Reported): BuildingEnergyOutput {
  const { total, emissions, anomalies, gaps, factorsUsed } = account.totals();
  const books = library();
  return {
    ...{ total, emissions, anomalies, gaps, buildings: account.listed },
    assumptions: assumptionsOf(parameters),
    counts: { ...reported.counts },
    refused: { total: reported.refused.total, rows: [...reported.refused.rows] },
    ignoredColumns: [...reported.ignoredColumns],
    ...(reported.decimalSignFound && { decimalSignFound: reported.decimalSignFound }),
    factors: factorsUsed.flatMap(({ id, rows, outOfPeriod }) => {
      const factor = books.factors.get(id);
      return factor === undefined ? [] : [{ ...factorView(factor, books), rows, outOfPeriod }];
    }),
    sets: referenceSets(buildingTables().sets),
    rounding: ROUNDING,
  };
}

const assumptionsOf = ({ units, country, gwpSet, year, region }: Parameters): string[] => [
  `Electricity in ${units.electricity}, natural gas in ${units.naturalGas}, district steam in ${units.districtSteam}.`,
  `Source-site ratios of ${country}; CO2e under ${gwpSet}.`,
  ...(year === undefined ? [] : [`Rows without a year were taken to be of ${year}.`]),
  ...(region === undefined ? [] : [`Rows without a region were taken to lie in ${region}.`]),
];

export const buildingEnergy: BuiltinAgent = tabularAgent(agent, {
  result: BuildingEnergyOutput,
  golden: async () => (await import('./golden-cases.ts')).goldenCases,
  headlines: [
    { name: 'emissions', at: '/emissions/co2eKg', unit: 'kg CO2e' },
    { name: 'site energy', at: '/total/siteKbtu', unit: 'kBtu' },
    { name: 'source energy', at: '/total/sourceKbtu', unit: 'kBtu' },
  ],
  name: 'Building energy',
  description:
    'Energy use intensity at site and source of buildings (JSON, CSV or JSON Lines, a year per row), their emissions and position beside the median of their type, anomalies and gaps, each row in a signed receipt.',
  category: 'energy',
  examples: [
    {
      name: 'One building in the body',
      input: {
        areaUnit: 'ft2',
        region: 'US-NWPP',
        factorPeriod: 'nearest',
        buildings: [
          {
            building: 'Town hall',
            year: 2016,
            propertyType: 'Office',
            floorArea: '94900',
            electricity: '1257791.75',
            naturalGas: '18948.76',
          },
        ],
      },
    },
    {
      name: 'A CSV file',
      input: { areaUnit: 'm2', year: 2023, activityFile: { fileId: 'fil_01J00000000000000000000000' } },
      file: 'building,property type,floor area,electricity,natural gas\nSchool 1,K-12 School,4200,310000,9800\n',
    },
  ],
});
