// What the investment calculator refuses: cash flows that carry no answer, named before anything is computed.
import { defineFault } from '../../shared/fault.ts';
import { type Offence, sayOffence } from '../../shared/offence.ts';

export const CashFlowsRefused = defineFault<Offence>({
  reason: 'cash_flows_refused',
  kind: 'unprocessable',
  cause: 'The list of cash flows is empty, holds nothing but zeros, or has more than 600 periods.',
  remedy: 'Give one amount per period, the first (period 0) undiscounted, at most 600 of them and not all zero.',
  say: sayOffence,
});

export const SignChangeMissing = defineFault<Offence>({
  reason: 'sign_change_missing',
  kind: 'unprocessable',
  cause: 'A rate of return is asked of cash flows that are all outlays or all returns, so no rate can balance them.',
  remedy: 'Include at least one outlay (negative) and one return (positive), or ask for the net present value instead.',
  say: sayOffence,
});
