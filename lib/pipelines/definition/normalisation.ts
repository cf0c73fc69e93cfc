// The seven normalisers as data: which field, and what must be known so that nothing is guessed.
import * as z from 'zod';
import { FieldName } from '../../shared/field-name.ts';
import { Locale } from './locale.ts';

const BASE = {
  field: FieldName,
  as: FieldName.optional().describe('Where the result goes; the field itself unless told.'),
  required: z.boolean().optional().describe('An empty cell is an error; unless told it becomes null.'),
};
const locale = Locale.optional();
const isoDate = z.iso.date();

export const TextNormalisation = z.strictObject({
  with: z.literal('text'),
  ...BASE,
  case: z.enum(['lower', 'upper']).optional(),
  specials: z.enum(['keep', 'remove']).optional().describe('remove: only letters, digits and single spaces stay.'),
});
export const NumberNormalisation = z.strictObject({
  with: z.literal('number'),
  ...BASE,
  locale: locale.describe('Says the decimal sign.'),
  decimalSeparator: z.enum(['.', ',']).optional(),
});
export const DateNormalisation = z.strictObject({
  with: z.literal('date'),
  ...BASE,
  locale: locale.describe('Says the order of day, month and year, and the names of months.'),
  order: z.enum(['dmy', 'mdy', 'ymd']).optional(),
});
export const CurrencyNormalisation = z.strictObject({
  with: z.literal('currency'),
  ...BASE,
  currencyField: FieldName.describe('Holds the ISO 4217 code; holds `to` afterwards.'),
  to: z.string().regex(/^[A-Z]{3}$/, 'Write the ISO 4217 code, e.g. "EUR".'),
  dateField: FieldName.describe('The day whose rate counts, as an ISO date.'),
  rates: z
    .array(
      z.strictObject({
        from: z.string().regex(/^[A-Z]{3}$/),
        rate: z
          .string()
          .regex(/^\d{1,20}(\.\d{1,20})?$/)
          .describe('How many of `to` one `from` is.'),
        validFrom: isoDate,
        validTo: isoDate,
        source: z.string().min(1).max(200),
      }),
    )
    .min(1)
    .max(2_000),
});
export const UnitNormalisation = z.strictObject({
  with: z.literal('unit'),
  ...BASE,
  unitField: FieldName.describe('Holds the unit; holds `to` afterwards.'),
  to: FieldName,
});
export const CountryNormalisation = z.strictObject({
  with: z.literal('country'),
  ...BASE,
  output: z.enum(['alpha2', 'alpha3']).optional().describe('alpha2 unless told.'),
});
export const CompanyNormalisation = z.strictObject({ with: z.literal('company'), ...BASE });

export const Normalisation = z.discriminatedUnion('with', [
  TextNormalisation,
  NumberNormalisation,
  DateNormalisation,
  CurrencyNormalisation,
  UnitNormalisation,
  CountryNormalisation,
  CompanyNormalisation,
]);
export type Normalisation = z.output<typeof Normalisation>;
export type Of<W extends Normalisation['with']> = Extract<Normalisation, { with: W }>;
