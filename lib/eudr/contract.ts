// What is told of a consignment: who places it, what it is, from where, and what was found out about it (Art. 9 and 10).
import * as z from 'zod';
import { ACTIVITIES, OPERATOR_SIZES } from './model.ts';

const text = z
  .string()
  .min(1)
  .max(500)
  .regex(/^\P{Cs}*$/u, 'Write well-formed Unicode text.');
const id = text.max(100);
const date = z.iso.date();
const figure = z
  .string()
  .max(40)
  .regex(/^\d+(\.\d+)?$/, 'Write a plain decimal number as text, e.g. "1250.5".');

export const CRITERIA = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n'] as const;

export const Species = z.strictObject({ scientificName: text.optional(), commonName: text.optional() });

export const Producer = z.strictObject({
  name: text.optional(),
  country: text.describe('Country of production: ISO 3166 code or English name.'),
  plots: z.array(id).max(40_000).describe('Ids of the plots the goods were produced on.'),
});

const Evidence = z.strictObject({ basis: text, reference: text.optional() });

export const Product = z.strictObject({
  reference: id,
  cnCode: text.max(20),
  description: text.optional().describe('Including the trade name (Art. 9(1)(a)).'),
  netMassKg: figure.optional(),
  deviationPercent: figure.optional(),
  supplementaryUnits: figure.optional(),
  supplementaryUnitQualifier: text.max(10).optional(),
  species: z.array(Species).max(100).optional().describe('For wood (Art. 9(1)(a)).'),
  producedFrom: date.optional(),
  producedTo: date.optional(),
  producers: z.array(Producer).max(2_000).default([]),
  suppliers: z.array(id).max(500).default([]),
  customers: z.array(text).max(500).default([]),
  deforestationFree: Evidence.optional().describe('What shows that it is deforestation-free (Art. 9(1)(g)).'),
  legality: Evidence.optional().describe('What shows that the laws of the country were kept (Art. 9(1)(h)).'),
  referencedStatements: z.array(text.max(40)).max(2_000).default([]).describe('Reference numbers.'),
});
export type Product = z.output<typeof Product>;

export const Supplier = z.strictObject({
  id,
  name: text.optional(),
  country: text.optional(),
  address: text.optional(),
  email: text.optional(),
});

export const Operator = z.strictObject({
  name: text,
  country: text,
  size: z.enum(OPERATOR_SIZES),
  establishedBy2024: z.boolean().optional().describe('Whether established by 31 December 2024 (Art. 38(3)).'),
  role: z.enum(['OPERATOR', 'REPRESENTATIVE_OPERATOR']).default('OPERATOR'),
  eori: text.max(17).optional(),
  address: text.optional(),
  email: text.optional(),
  phone: text.max(40).optional(),
});

export const EarlierStatement = z.strictObject({
  referenceNumber: text.max(40),
  verificationNumber: text.max(40).optional(),
  references: z.array(text.max(40)).max(2_000).default([]).describe('Reference numbers it rests on itself.'),
});
export type EarlierStatement = z.output<typeof EarlierStatement>;

export const Answer = z.strictObject({
  answer: z.enum(['no_concern', 'concern']),
  because: text.describe('What was found, and where it stands.'),
});

export const Measure = z.strictObject({
  criterion: z.enum(CRITERIA),
  kind: z.enum(['information', 'audit', 'other']).describe('Art. 11(1)(a), (b) or (c).'),
  description: text,
  outcome: z.enum(['resolved', 'open']),
});

export const Consignment = z.strictObject({
  date: date.describe('Of placing on the market, making available or export.'),
  activity: z.enum(ACTIVITIES),
  internalReference: text.max(100).optional(),
  countryOfActivity: text.optional(),
  countryOfEntry: text.optional(),
  confidentialGeolocation: z.boolean().default(false),
  apiVersion: z.enum(['V2', 'V3']).default('V3').describe('Of the information system whose field names are used.'),
  operator: Operator,
  products: z.array(Product).min(1).max(200),
  suppliers: z.array(Supplier).max(500).default([]),
  statements: z.array(EarlierStatement).max(5_000).default([]),
  criteria: z.partialRecord(z.enum(CRITERIA), Answer).default({}),
  measures: z.array(Measure).max(200).default([]),
});
export type Consignment = z.output<typeof Consignment>;

/** What examining a plot came to, as far as a statement asks. */
export interface PlotFacts {
  readonly id: string;
  /** ISO 3166-1 alpha-2, where the plot itself names its country. */
  readonly country?: string;
  readonly areaHa?: string;
  /** Codes of findings by which it cannot be filed. */
  readonly errors: readonly string[];
  /** Codes of findings a person should look at. */
  readonly warnings: readonly string[];
  /** The feature as GeoJSON text, as it was sent. */
  readonly feature: string;
}
