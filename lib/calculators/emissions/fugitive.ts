// Fugitive emissions of refrigerants and fire suppressants: what was bought, charged and recovered says what got away.
import type { GasBook, GwpSet } from '../../factors/index.ts';
import { add, type Decimal, multiply, negate, ZERO } from '../../shared/decimal.ts';
import { FigureOutOfRange } from '../faults.ts';
import { figure, isNegative, type Numeric } from '../numeric.ts';

export type Leak =
  /** Equipment life: what each stage let go. Masses in kg; what is left out was none. */
  | {
      readonly method: 'material balance';
      readonly purchasedForNew?: Numeric;
      readonly capacityOfNew?: Numeric;
      readonly purchasedForService?: Numeric;
      readonly capacityOfRetired?: Numeric;
      readonly recoveredFromRetired?: Numeric;
    }
  /** Stocks: what the store lost beyond what it still holds and what went into equipment. */
  | {
      readonly method: 'inventory balance';
      readonly stockAtStart: Numeric;
      readonly stockAtEnd: Numeric;
      readonly acquired: Numeric;
      readonly disbursed: Numeric;
      readonly capacityIncrease: Numeric;
    }
  /** Estimate: charge × yearly leakage × years. */
  | {
      readonly method: 'screening';
      readonly chargeKg: Numeric;
      readonly leakageShare: Numeric;
      readonly years: Numeric;
    };

/**
 * kg of gas released: material balance (PN − CN) + PS + (CD − RD), inventory balance (IB − IE) + A − D − ΔC, or screening C·x·T (US EPA
 * Center for Corporate Climate Leadership, Direct Fugitive Emissions from Refrigeration, Air Conditioning, Fire Suppression and
 * Industrial Gases, equations 1 to 5). Exact. Throws FigureOutOfRange where more came back than can have been there.
 */
export function gasReleased(leak: Leak): Decimal {
  const read = (value: Numeric | undefined, name: string): Decimal => figure(value ?? 0, `/${name}`, 'not negative');
  if (leak.method === 'screening')
    return multiply(
      multiply(figure(leak.chargeKg, '/chargeKg', 'not negative'), figure(leak.leakageShare, '/leakageShare', 'share')),
      figure(leak.years, '/years', 'not negative'),
    );
  const [gained, kept] =
    leak.method === 'material balance'
      ? [
          [
            read(leak.purchasedForNew, 'purchasedForNew'),
            read(leak.purchasedForService, 'purchasedForService'),
            read(leak.capacityOfRetired, 'capacityOfRetired'),
          ],
          [read(leak.capacityOfNew, 'capacityOfNew'), read(leak.recoveredFromRetired, 'recoveredFromRetired')],
        ]
      : [
          [read(leak.stockAtStart, 'stockAtStart'), read(leak.acquired, 'acquired')],
          [
            read(leak.stockAtEnd, 'stockAtEnd'),
            read(leak.disbursed, 'disbursed'),
            figure(leak.capacityIncrease, '/capacityIncrease'),
          ],
        ];
  const sum = (parts: readonly Decimal[]): Decimal => parts.reduce(add, ZERO);
  const released = add(sum(gained), negate(sum(kept)));
  if (!isNegative(released)) return released;
  throw FigureOutOfRange({
    field: leak.method === 'material balance' ? '/recoveredFromRetired' : '/stockAtEnd',
    value: released,
    message: 'More gas is accounted for than there was: the balance is negative.',
    remedy: 'Check what was bought, charged, recovered and left in store.',
  });
}

export interface FugitiveEmissions {
  readonly gasKg: Decimal;
  readonly gwp: Decimal;
  readonly co2eKg: Decimal;
}

/** kg CO2e of a leak: gas released × GWP100 of the report, exact. Throws GasUnknown for a gas the report does not rate. */
export function fugitiveEmissions(book: GasBook, gas: string, leak: Leak, report: GwpSet = 'AR5'): FugitiveEmissions {
  const gwp = book.gwp100(gas, report);
  const gasKg = gasReleased(leak);
  return { gasKg, gwp, co2eKg: multiply(gasKg, gwp) };
}
