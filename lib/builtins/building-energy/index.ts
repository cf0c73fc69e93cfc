// The door of building-energy: a year per building becomes intensity at site and source, emissions and benchmark position.
import { EMISSION_PLACES, INTENSITY_PLACES } from '../../calculators/index.ts';
import { archive, buildingTables, library, referenceSets } from '../../factors/index.ts';
import { formatDecimal } from '../../shared/decimal.ts';
import type { BuiltinAgent, TenantFactors } from '../contract.ts';
import { factorSetsOf, named } from '../data-sets.ts';
import { type Reported, type Tabular, tabularAgent } from '../tabular/index.ts';
import { BuildingAccount } from './account.ts';
import { EXAMPLES } from './examples.ts';
import { demandHeaderUnits } from './header-units.ts';
import { AGENT_ID, AGENT_VERSION } from './identity.ts';
import { BuildingEnergyInput, COLUMNS, METER_COLUMNS, Parameters } from './input.ts';
import { BuildingEnergyOutput } from './output.ts';
import { qualityOf } from './quality.ts';
import { tenantBookOf, tenantParameters } from './tenant-factors.ts';

const ROUNDING = { intensityPlaces: INTENSITY_PLACES, emissionPlaces: EMISSION_PLACES, mode: 'half-even' };

const publishedSets = () => [...library().sets.values(), ...archive().editions];
const tableSets = () => referenceSets(buildingTables().sets).map(named);

const agent: Tabular<BuildingEnergyInput, Parameters, BuildingAccount> = {
  id: AGENT_ID,
  version: AGENT_VERSION,
  input: BuildingEnergyInput,
  parameters: Parameters,
  columns: COLUMNS,
  rowsName: 'buildings',
  rowsOf: ({ data, buildings, meters }) => (data === 'meters' ? meters : buildings),
  form: ({ data }) =>
    data === 'meters' ? { columns: METER_COLUMNS, rowsName: 'meters' } : { columns: COLUMNS, rowsName: 'buildings' },
  parametersOf,
  takesOwnFactors: true,
  demandHeader: demandHeaderUnits,
  sets: () => [...tableSets(), ...factorSetsOf(library(), publishedSets())],
  setsUsed: (account) => [
    ...tableSets(),
    ...factorSetsOf(
      library(),
      account.factors().map(({ factor }) => factor.set),
    ),
  ],
  fixed: () => {
    return {
      sets: tableSets(),
      factorSets: publishedSets().map(named),
      gwp: { ...library().gwpSource },
      rounding: ROUNDING,
    };
  },
  open: (parameters, numbers) =>
    new BuildingAccount(
      { buildings: buildingTables(), shelves: { library: library(), book: tenantBookOf(parameters) } },
      parameters,
      numbers,
    ),
  output: outputOf,
};

function parametersOf(input: BuildingEnergyInput, tenant: TenantFactors): Parameters {
  const { data, buildings, areaUnit, year, region, asOf, fillGaps, normalDegreeDays, measures, prices } = input;
  const { electricity = 'kWh', naturalGas = 'therm', districtSteam = 'kBtu' } = input.units ?? {};
  return {
    areaUnit,
    country: input.country ?? 'US',
    gwpSet: input.gwpSet ?? 'AR5',
    factorPeriod: input.factorPeriod ?? 'strict',
    units: { electricity, naturalGas, districtSteam },
    defaulted: (['country', 'gwpSet', 'factorPeriod', 'units'] as const).filter((name) => input[name] === undefined),
    ...(year !== undefined && { year }),
    ...(region !== undefined && { region }),
    ...(input.uncertainty && { uncertainty: input.uncertainty }),
    ...(asOf !== undefined && { asOf }),
    ...(fillGaps !== undefined && { fillGaps }),
    ...(normalDegreeDays !== undefined && { normalDegreeDays }),
    ...(measures && { measures }),
    ...(prices && { prices }),
    ...(data === 'meters' && { register: buildings ?? [] }),
    ...tenantParameters(tenant),
  };
}

function outputOf(account: BuildingAccount, parameters: Parameters, reported: Reported): BuildingEnergyOutput {
  const { total, emissions, weather, anomalies, gaps } = account.totals();
  return {
    ...{ total, emissions, weather, anomalies, gaps, buildings: account.listed },
    assumptions: assumptionsOf(parameters),
    ...qualityOf(account, parameters),
    counts: { ...reported.counts },
    refused: { total: reported.refused.total, rows: [...reported.refused.rows] },
    ignoredColumns: [...reported.ignoredColumns],
    ...(reported.decimalSignFound && { decimalSignFound: reported.decimalSignFound }),
    ...(parameters.asOf !== undefined && { asOf: parameters.asOf }),
    factors: account.factors().map(factorShown),
    sets: referenceSets(buildingTables().sets),
    rounding: ROUNDING,
  };
}

const factorShown = ({ factor, rows, outOfPeriod }: ReturnType<BuildingAccount['factors']>[number]) => ({
  ...{ id: factor.id, name: factor.name, set: factor.set.id, source: factor.set.source, version: factor.set.version },
  ...{ region: factor.region, unit: factor.unit.id },
  ...{ co2: formatDecimal(factor.co2), ch4: formatDecimal(factor.ch4), n2o: formatDecimal(factor.n2o) },
  ...(factor.co2e && { co2e: formatDecimal(factor.co2e) }),
  ...{ gasBasis: factor.set.gasBasis, validFrom: factor.set.validFrom, validTo: factor.set.validTo },
  ...{ sha256: factor.set.sha256, rows, outOfPeriod },
  ...(factor.own && { revision: factor.own.revision }),
});

const assumptionsOf = ({ units, country, gwpSet, year, region }: Parameters): string[] => [
  `Electricity in ${units.electricity}, natural gas in ${units.naturalGas}, district steam in ${units.districtSteam}.`,
  `Source-site ratios of ${country}; CO2e under ${gwpSet}.`,
  ...(year === undefined ? [] : [`Rows without a year were taken to be of ${year}.`]),
  ...(region === undefined ? [] : [`Rows without a region were taken to lie in ${region}.`]),
];

export const buildingEnergy: BuiltinAgent = tabularAgent(agent, {
  result: BuildingEnergyOutput,
  columns: { buildings: COLUMNS, meters: METER_COLUMNS },
  golden: async () => (await import('./golden-cases.ts')).goldenCases,
  headlines: [
    { name: 'emissions', at: '/emissions/co2eKg', unit: 'kg CO2e' },
    { name: 'site energy', at: '/total/siteKbtu', unit: 'kBtu' },
    { name: 'source energy', at: '/total/sourceKbtu', unit: 'kBtu' },
  ],
  name: 'Building energy',
  description:
    'Energy use intensity at site and source of buildings, from a year per row or from the readings and bills of their meters (JSON, CSV or JSON Lines); emissions, position beside the median of their type, weather-normal use, saving options with their return, anomalies and gaps, each row in a signed receipt.',
  category: 'energy',
  examples: EXAMPLES,
});
