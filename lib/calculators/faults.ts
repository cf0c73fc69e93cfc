// What any calculator refuses, whatever it computes: each refusal names the field, the value it holds and what would be right.
import { defineFault } from '../shared/fault.ts';
import { type Offence, sayOffence } from '../shared/offence.ts';

export const NumberRefused = defineFault<Offence>({
  reason: 'number_refused',
  kind: 'unprocessable',
  cause: 'A figure of a calculation is missing, is not a finite decimal number, or has too many digits.',
  remedy: 'Give a plain number of at most 60 digits, as a JSON number or as decimal text such as "1234.5".',
  say: sayOffence,
});

export const FigureOutOfRange = defineFault<Offence>({
  reason: 'figure_out_of_range',
  kind: 'unprocessable',
  cause:
    'A figure is a number but one the calculation has no meaning for, such as a negative mass or a zero denominator.',
  remedy: 'Correct the figure the message names; it also says which range is meant.',
  say: sayOffence,
});

export const CurrenciesMixed = defineFault<Offence>({
  reason: 'currencies_mixed',
  kind: 'unprocessable',
  cause: 'Amounts in different currencies meet in one calculation and no exchange rate is given.',
  remedy: 'Give all amounts in one currency, or state the exchange rate to use.',
  say: sayOffence,
});
