// What an import owes: emissions beyond the share that is still free, less what was paid abroad, in certificates and euro.
import { add, type Decimal, multiply, negate, round } from '../../shared/decimal.ts';
import { atLeastZero, figure, type Numeric, ONE } from '../numeric.ts';
import { type CarbonPricePaid, certificatesPaidAbroad, type ExchangeRates } from './carbon-price.ts';

/** Euro are rounded once per import, half to even, to the cent; tonnes are exact. */
export const EURO_PLACES = 2;

export interface LiabilityTerms {
  /** tCO2e per tonne that count: mark-up included where they are defaults. */
  readonly specific: Decimal;
  readonly massT: Numeric;
  /** tCO2e per tonne; 0 where no free allocation is adjusted for. */
  readonly benchmark: Numeric;
  readonly freeAllocationShare: Decimal;
  readonly crossSectoralCorrection: Decimal;
  readonly priceEur: Numeric;
  readonly carbonPricePaid?: CarbonPricePaid;
  readonly exchangeRates?: ExchangeRates;
}

export interface Liability {
  readonly embeddedT: Decimal;
  /** Free-allocation adjustment, tCO2e: share · correction · benchmark · mass. */
  readonly adjustmentT: Decimal;
  /** max(0, embedded − adjustment). */
  readonly payableT: Decimal;
  readonly paidAbroadT: Decimal;
  /** Certificates to surrender: max(0, payable − paid abroad), tCO2e. */
  readonly certificates: Decimal;
  readonly euro: Decimal;
}

/**
 * Certificates = max(0, m·(SEE − CBAM factor·CSCF·BM)) − carbon price paid, never below zero (Regulation (EU) 2023/956 Arts 9, 22, 31;
 * Implementing Regulation (EU) 2025/2620). The "CBAM factor" is the share still free, 97.5 % in 2026, not the share that is paid.
 * Throws FigureOutOfRange for a negative mass or price.
 */
export function liability(terms: LiabilityTerms): Liability {
  const mass = figure(terms.massT, '/massT', 'not negative');
  const priceEur = figure(terms.priceEur, '/certificatePriceEur', 'positive');
  const benchmark = figure(terms.benchmark, '/benchmark', 'not negative');
  const embeddedT = multiply(mass, terms.specific);
  const free = multiply(terms.freeAllocationShare, terms.crossSectoralCorrection);
  const adjustmentT = multiply(multiply(free, benchmark), mass);
  const payableT = atLeastZero(add(embeddedT, negate(adjustmentT)));
  const paidAbroadT = certificatesPaidAbroad(terms.carbonPricePaid, {
    payableT,
    priceEur,
    ...(terms.exchangeRates === undefined ? {} : { exchangeRates: terms.exchangeRates }),
  });
  const certificates = atLeastZero(add(payableT, negate(paidAbroadT)));
  return { embeddedT, adjustmentT, payableT, paidAbroadT, certificates, euro: certificateCost(certificates, priceEur) };
}

/** Euro for certificates (one per tonne CO2e), to the cent half-even. */
export const certificateCost = (certificates: Numeric, priceEur: Numeric): Decimal =>
  round(
    multiply(figure(certificates, '/certificates', 'not negative'), figure(priceEur, '/certificatePriceEur')),
    EURO_PLACES,
  );

/** A default value with its mark-up on the total (Implementing Regulation (EU) 2025/2621, Annex I, opening paragraph); exact. */
export const withMarkup = (total: Decimal, markup: Decimal): Decimal => multiply(total, add(ONE, markup));
