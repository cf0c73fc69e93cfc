// Emissions of vehicles: carbon dioxide by the fuel they burn, methane and nitrous oxide by the distance they go.
import type { Gwp } from '../../factors/index.ts';
import { add, type Decimal, divide, multiply, negate, toDecimal, toUnits } from '../../shared/decimal.ts';
import { figure, type Numeric } from '../numeric.ts';
import { EMISSION_PLACES, type Emissions } from './emissions.ts';

const GRAMS_PER_KG = toDecimal('1000');

export interface VehicleUse {
  /** In the unit the factor is per: US gallons, litres, kg. */
  readonly fuel: Numeric;
  readonly co2KgPerFuelUnit: Numeric;
  /** Share of the CO2 that is of biogenic origin (ethanol, biodiesel), 0 to 1. */
  readonly biogenicShare?: Numeric;
  /** In the unit the gas factors are per: miles, km. */
  readonly distance: Numeric;
  readonly ch4GramsPerDistance: Numeric;
  readonly n2oGramsPerDistance: Numeric;
}

/**
 * CO2 = fuel·factor; CH4, N2O = distance·factor; co2e = fossil CO2 + gases·GWP, biogenic CO2 apart (US EPA Center for Corporate Climate
 * Leadership, Direct Emissions from Mobile Combustion Sources, equations 1 and 3). Figures in 10⁻⁹ kg, half-even.
 */
export function vehicleEmissions(use: VehicleUse, gwp: Gwp): Emissions {
  const co2 = multiply(
    figure(use.fuel, '/fuel', 'not negative'),
    figure(use.co2KgPerFuelUnit, '/co2KgPerFuelUnit', 'not negative'),
  );
  const biogenicCo2 = multiply(co2, figure(use.biogenicShare ?? 0, '/biogenicShare', 'share'));
  const distance = figure(use.distance, '/distance', 'not negative');
  const kg = (grams: Numeric, field: string): Decimal =>
    divide(multiply(distance, figure(grams, field, 'not negative')), GRAMS_PER_KG, EMISSION_PLACES + 15);
  return assembled(
    {
      co2,
      biogenicCo2,
      ch4: kg(use.ch4GramsPerDistance, '/ch4GramsPerDistance'),
      n2o: kg(use.n2oGramsPerDistance, '/n2oGramsPerDistance'),
    },
    gwp,
  );
}

interface Unrounded {
  /** All CO2, fossil and biogenic. */
  readonly co2: Decimal;
  readonly biogenicCo2: Decimal;
  readonly ch4: Decimal;
  readonly n2o: Decimal;
}

function assembled({ co2, biogenicCo2, ch4, n2o }: Unrounded, gwp: Gwp): Emissions {
  const units = (value: Decimal): bigint => toUnits(value, EMISSION_PLACES);
  const fossil = add(co2, negate(biogenicCo2));
  const co2e = add(fossil, add(multiply(ch4, gwp.ch4), multiply(n2o, gwp.n2o)));
  return { co2: units(fossil), ch4: units(ch4), n2o: units(n2o), co2e: units(co2e), biogenicCo2: units(biogenicCo2) };
}

/** Fuel burnt on a way: distance / distance per unit of fuel (mpg, km per litre), fifteen decimals half-even. Throws FigureOutOfRange at zero economy. */
export const fuelForDistance = (distance: Numeric, distancePerFuelUnit: Numeric): Decimal =>
  divide(
    figure(distance, '/distance', 'not negative'),
    figure(distancePerFuelUnit, '/distancePerFuelUnit', 'positive'),
    15,
  );

/**
 * CO2e from CO2 where only its share of all gases is known: co2 / share (US EPA, Greenhouse Gas Equivalencies Calculator). Fifteen
 * decimals half-even, in the unit of `co2`.
 */
export const co2eFromShare = (co2: Numeric, shareOfCo2: Numeric): Decimal =>
  divide(
    figure(co2, '/co2', 'not negative'),
    figure(figure(shareOfCo2, '/shareOfCo2', 'share'), '/shareOfCo2', 'positive'),
    15,
  );

/** The factor of a fuel by its heat content: content per unit × emissions per energy (40 CFR 98.33 Eq. C-1); exact. */
export const factorByHeat = (heatContent: Numeric, emissionsPerEnergy: Numeric): Decimal =>
  multiply(
    figure(heatContent, '/heatContent', 'positive'),
    figure(emissionsPerEnergy, '/emissionsPerEnergy', 'not negative'),
  );

/** Activity × factor in the factor's mass unit, exact: the rule every calculator here rests on (GHG Protocol Corporate Standard ch. 6). */
export const activityTimesFactor = (activity: Numeric, factor: Numeric): Decimal =>
  multiply(figure(activity, '/activity', 'not negative'), figure(factor, '/factor', 'not negative'));
