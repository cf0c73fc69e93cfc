// What an agent over rows says of itself; reading, refusing, receipts and replay then are the same for all of them.
import * as z from 'zod';
import type { Cell, DecimalSign, NumberReader, Refusal, RefusedRow } from '../../rows/index.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { DataSet, TenantFactors } from '../contract.ts';

/** Lone surrogates are no text: they have no UTF-8, hence no canonical form and no place in a receipt. */
export const text = z
  .string()
  .max(200)
  .regex(/^\P{Cs}*$/u, 'Write well-formed Unicode text.');
export const amount = z
  .union([z.number(), text], { error: 'Give a number, or its decimal text.' })
  .describe('Text keeps every digit.');

const INLINE_ROWS = 250;
const INLINE_BYTES = 60_000;
const AS_FILE = 'Upload more as a file (POST /v1/files) and name it in activityFile, with "mode": "async".';

/** Rows in a body: so many as the item of their run can keep with all that is made of them. */
export const inline = <R extends z.ZodType>(row: R) =>
  z
    .array(row)
    .min(1)
    .max(INLINE_ROWS, `At most ${INLINE_ROWS} rows go in a request. ${AS_FILE}`)
    .refine(
      (rows) => Buffer.byteLength(JSON.stringify(rows)) <= INLINE_BYTES,
      `At most ${INLINE_BYTES / 1000} KB of rows go in a request. ${AS_FILE}`,
    )
    .optional()
    .describe(`Up to ${INLINE_ROWS} rows and ${INLINE_BYTES / 1000} KB. ${AS_FILE}`);

/** What holds for all rows stands in the header of the receipt and in the item of the run, so it must stay small. */
export const small = <T extends z.ZodType>(type: T) =>
  type.refine(
    (value) => Buffer.byteLength(JSON.stringify(value)) <= INLINE_BYTES,
    `At most ${INLINE_BYTES / 1000} KB can stand here; split the work into several runs.`,
  );

/** What every such input may say beside its rows. */
export const FILE_INPUT = {
  activityFile: z
    .strictObject({ fileId: z.string().min(1).max(100) })
    .optional()
    .describe('An uploaded CSV (comma, semicolon, tab) or JSON Lines file, instead of rows in the body.'),
  columns: z.record(text, text).optional().describe('Header names of a file that calls its columns differently.'),
  decimalSeparator: z.enum(['.', ',']).optional().describe('Makes "1,234" mean one thing.'),
};

export interface TabularInput {
  readonly activityFile?: { readonly fileId: string } | undefined;
  readonly columns?: Readonly<Record<string, string>> | undefined;
  readonly decimalSeparator?: '.' | ',' | undefined;
}

export interface Column {
  /** Spellings in a header, without case, blanks and punctuation. */
  readonly aliases: readonly string[];
  readonly required: boolean;
}

/** What stood in the cells of one record, by column; empty cells are left out. */
export type Read = Readonly<Record<string, Cell>>;

/** The accounts of one run: takes rows one by one and knows at any time what they add up to. */
export interface Account {
  /** What follows from a row, for its entry in the receipt; or why nothing does. */
  book(read: Read): { readonly facts: JsonObject } | { readonly refusal: Refusal };
  /** What the seal holds. */
  totals(): JsonObject;
}

export interface Counts {
  readonly records: number;
  readonly computed: number;
  readonly refused: number;
}

export interface Reported {
  readonly counts: Counts;
  readonly refused: { readonly total: number; readonly rows: readonly RefusedRow[] };
  readonly ignoredColumns: readonly string[];
  /** The decimal sign that the figures themselves showed, where none was declared. */
  readonly decimalSignFound?: DecimalSign;
}

export const ReportedShape = {
  counts: z.strictObject({ records: z.int(), computed: z.int(), refused: z.int() }),
  refused: z.strictObject({
    total: z.int(),
    rows: z.array(
      z.strictObject({
        row: z.int(),
        line: z.int().optional(),
        column: z.string(),
        value: z.string(),
        code: z.string(),
        reason: z.string(),
        remedy: z.string(),
        message: z.string(),
      }),
    ),
  }),
  ignoredColumns: z.array(z.string()),
  decimalSignFound: z.enum(['.', ',']).optional().describe('As the figures showed it, where none was declared.'),
};

/** `I` is the input, `P` the part of it that decides results and stands in the receipt, `A` the account of a run. */
export interface Tabular<I extends TabularInput, P extends JsonObject, A extends Account> {
  readonly id: string;
  /** Rises whenever a receipt of the old one would no longer recompute. */
  readonly version: string;
  readonly input: z.ZodType<I>;
  readonly parameters: z.ZodType<P>;
  readonly columns: Readonly<Record<string, Column>>;
  /** Name of the rows in a body, and the rows. */
  readonly rowsName: string;
  /** Where the input decides what its rows are: their own columns and name. */
  form?(input: I): { readonly columns: Readonly<Record<string, Column>>; readonly rowsName: string };
  rowsOf(input: I): readonly Readonly<Record<string, unknown>>[] | undefined;
  /** With `takesOwnFactors`, what of the tenant's library can answer is sealed with them. */
  parametersOf(input: I, tenant: TenantFactors): P;
  readonly takesOwnFactors?: true;
  /** Throws ActivityFileRefused where the header of a file contradicts the parameters. */
  demandHeader?(columns: Readonly<Record<string, string>>, parameters: P): void;
  /** Everything published that it computes with. */
  sets(): readonly DataSet[];
  /** Of those, what went into this account; all of them unless told. */
  setsUsed?(account: A): readonly DataSet[];
  /** Data sets with checksums and rounding: what this release fixes and a verifier compares. */
  fixed(): JsonObject;
  open(parameters: P, numbers: NumberReader): A;
  output(account: A, parameters: P, reported: Reported): JsonObject;
}
