// Emissions of industrial processes: what is made times what a tonne of it emits, or the carbon that goes in and does not come out.
import { type GasBook, type GwpSet, nearest } from '../../factors/index.ts';
import { add, type Decimal, multiply, negate, toDecimal, ZERO } from '../../shared/decimal.ts';
import { FigureOutOfRange } from '../faults.ts';
import { figure, isNegative, type Numeric, ONE } from '../numeric.ts';
import { ProcessUnknown } from './faults.ts';
import { PROCESS_FACTORS, type ProcessFactor, type ProcessGas } from './processes.ts';

export interface ProcessUse {
  readonly process: string;
  /** Tonnes of what the factor is per (`ProcessFactor.per`). */
  readonly tonnes: Numeric;
  /** Share of the emissions an abatement destroys (destruction × utilisation), 0 to 1; none unless stated. */
  readonly abatedShare?: Numeric;
  /** Glass only: share of recycled glass in the charge, which emits nothing again. */
  readonly culletShare?: Numeric;
  /** Ammonia only: tonnes of urea the CO2 of the process went into (0.733 t CO2 per tonne). */
  readonly ureaTonnes?: Numeric;
}

export interface ProcessEmission {
  readonly factor: ProcessFactor;
  readonly gasKg: Decimal;
  readonly gwp: Decimal;
  readonly co2eKg: Decimal;
}

const KG_PER_TONNE = toDecimal('1000');
/** 44/60: tonnes of CO2 bound in a tonne of urea (IPCC 2006 Guidelines vol. 3 ch. 3 equation 3.3). */
const CO2_PER_UREA = toDecimal('733');

/**
 * Per gas: tonnes · factor · (1 − cullet) · (1 − abated) − CO2 bound in urea, in kg, and its CO2e (IPCC 2006 Guidelines vol. 3,
 * equations 2.4, 2.6, 2.10, 3.1, 3.5, 4.4, 4.20 and 4.25). Exact. Throws ProcessUnknown with the nearest name, FigureOutOfRange where
 * more is bound than was made.
 */
export function processEmissions(
  use: ProcessUse,
  potentials: { book: GasBook; report: GwpSet },
): readonly ProcessEmission[] {
  const factors = PROCESS_FACTORS.get(use.process);
  if (factors === undefined) throw unknown(use.process);
  const tonnes = figure(use.tonnes, '/tonnes', 'not negative');
  const left = (share: Numeric | undefined, field: string) => add(ONE, negate(figure(share ?? 0, field, 'share')));
  const share = multiply(left(use.culletShare, '/culletShare'), left(use.abatedShare, '/abatedShare'));
  const bound = multiply(figure(use.ureaTonnes ?? 0, '/ureaTonnes', 'not negative'), CO2_PER_UREA);
  return factors.map((factor) => {
    const made = multiply(multiply(tonnes, factor.kgPerTonne), share);
    const gasKg = add(made, negate(factor.gas === 'CO2' ? bound : ZERO));
    if (isNegative(gasKg)) throw tooMuchBound(use.ureaTonnes, '/ureaTonnes');
    const gwp = potentialOf(factor.gas, potentials);
    return { factor, gasKg, gwp, co2eKg: multiply(gasKg, gwp) };
  });
}

const potentialOf = (gas: ProcessGas, { book, report }: { book: GasBook; report: GwpSet }): Decimal =>
  gas === 'CO2' ? ONE : book.gwp100(gas, report);

export interface CarbonFlow {
  readonly name: string;
  readonly tonnes: Numeric;
  /** Tonnes of carbon per tonne. */
  readonly carbonShare: Numeric;
}

/** t CO2 per t C as the regulation rounds it (Implementing Regulation (EU) 2018/2066 Art. 3(30) and annex VI). */
export const CO2_PER_CARBON = toDecimal('3.664');

/**
 * Mass balance: Σ in·carbon − Σ out·carbon, times 3.664, in kg CO2 (Implementing Regulation (EU) 2018/2066 Art. 25; IPCC 2006
 * Guidelines vol. 3 equation 4.9). Exact. Throws FigureOutOfRange where more carbon leaves than enters.
 */
export function carbonBalance(inputs: readonly CarbonFlow[], outputs: readonly CarbonFlow[]): Decimal {
  const carbon = (flows: readonly CarbonFlow[], place: string): Decimal =>
    flows
      .map(({ tonnes, carbonShare }, index) =>
        multiply(
          figure(tonnes, `/${place}/${index}/tonnes`, 'not negative'),
          figure(carbonShare, `/${place}/${index}/carbonShare`, 'share'),
        ),
      )
      .reduce(add, ZERO);
  const emitted = add(carbon(inputs, 'inputs'), negate(carbon(outputs, 'outputs')));
  if (isNegative(emitted)) throw tooMuchBound(emitted, '/outputs');
  return multiply(multiply(emitted, CO2_PER_CARBON), KG_PER_TONNE);
}

/** kg CO2 per tonne of clinker by its measured lime and magnesia (Implementing Regulation (EU) 2018/2066 annex VI table 3: 0.785, 1.092). */
export const clinkerFactor = (caoShare: Numeric, mgoShare: Numeric = 0): Decimal =>
  add(
    multiply(figure(caoShare, '/caoShare', 'share'), toDecimal('785')),
    multiply(figure(mgoShare, '/mgoShare', 'share'), toDecimal('1092')),
  );

const tooMuchBound = (value: unknown, field: string) =>
  FigureOutOfRange({
    field,
    value,
    message: 'More carbon leaves in products than the process took in.',
    remedy: 'Check tonnes and carbon shares of what goes in and out.',
  });

function unknown(process: string) {
  const near = nearest(process, PROCESS_FACTORS.keys());
  return ProcessUnknown({
    field: '/process',
    value: process,
    message: `There is no default factor for the process "${process.slice(0, 60)}".`,
    remedy:
      near === undefined
        ? `Known are ${[...PROCESS_FACTORS.keys()].slice(0, 12).join(', ')} and more.`
        : `Did you mean "${near}"?`,
  });
}
