// The door of the investment calculator: what a measure earns, when, and what a tonne avoided costs.
export {
  type AbatementStep,
  abatementCurve,
  type CarbonReturn,
  carbonReturn,
  marginalAbatementCost,
  simpleReturn,
} from './carbon.ts';
export { MONEY_PLACES, MOST_PERIODS, RATE_PLACES } from './cash-flows.ts';
export { CashFlowsRefused, SignChangeMissing } from './faults.ts';
export { type RatesOfReturn, ratesOfReturn } from './irr.ts';
export { modifiedRateOfReturn } from './mirr.ts';
export { levelPayment, netPresentValue } from './npv.ts';
export { type Payback, payback } from './payback.ts';
