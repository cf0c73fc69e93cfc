// The carbon side of an investment: what it keeps out, net of what making it emits, and what a tonne costs.
import { carbonReturn, figure, marginalAbatementCost } from '../../calculators/index.ts';
import { compare, type Decimal, formatDecimal, negate, ZERO } from '../../shared/decimal.ts';
import { CarbonFiguresMissing } from '../faults.ts';
import type { RoiRequest, RoiResult } from './contract.ts';

interface Carbon {
  readonly shown: NonNullable<RoiResult['carbon']>;
  readonly assumptions: RoiResult['assumptions'];
}

/** Throws CarbonFiguresMissing where carbon is asked for without its figures. */
export function carbonOf({ carbon, cashFlows }: RoiRequest, rate: Decimal): Carbon {
  if (carbon === undefined) throw CarbonFiguresMissing();
  const outlay = negate(figure(cashFlows[0], '/cashFlows/0'));
  const investment = carbon.investment === undefined ? outlay : figure(carbon.investment, '/carbon/investment');
  if (compare(investment, ZERO) <= 0) throw CarbonFiguresMissing();
  const avoidedKgByPeriod = carbon.avoidedKgByPeriod.map((kg, index) =>
    figure(kg, `/carbon/avoidedKgByPeriod/${index}`),
  );
  const embodiedKg = figure(carbon.embodiedKg ?? '0', '/carbon/embodiedKg', 'not negative');
  const found = carbonReturn({ investment, embodiedKg, avoidedKgByPeriod });
  const { netAvoidedKg: avoidedKg, carbonReturnOnInvestment: returned, carbonPayback: paid } = found;
  const cost = compare(avoidedKg, ZERO) > 0 ? marginalAbatementCost({ rate, cashFlows, avoidedKg }) : undefined;
  return {
    shown: {
      avoidedKg: formatDecimal(found.avoidedKg),
      netAvoidedKg: formatDecimal(avoidedKg),
      netAvoidedKgPerMoney: formatDecimal(found.netAvoidedKgPerMoney),
      returnOnEmbodied: returned === undefined ? null : formatDecimal(returned),
      payback: { periods: paid.periods === undefined ? null : formatDecimal(paid.periods), lostAgain: paid.lostAgain },
      abatementCostPerTonne: cost === undefined ? null : formatDecimal(cost),
    },
    assumptions: [
      ...(carbon.investment === undefined
        ? [{ code: 'investment_default', message: 'The investment is the outlay of period 0.' }]
        : []),
      ...(carbon.embodiedKg === undefined
        ? [{ code: 'embodied_default', message: 'Nothing was taken to be emitted by making the measure.' }]
        : []),
    ],
  };
}
