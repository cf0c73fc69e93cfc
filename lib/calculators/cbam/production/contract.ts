// How production is described from outside: processes and what went into them, the same words in a request and in an agent's input.
import * as z from 'zod';

const amount = z
  .union([z.number(), z.string().max(100)], { error: 'Give a number, or its decimal text.' })
  .describe('Text keeps every digit.');
const word = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{Cs}*$/u, 'Write well-formed Unicode text.');

const WAYS = ['process', 'cnCode', 'direct'] as const;

/** One of three: made by another process here, known by its emissions, or known by code and origin alone. */
const PrecursorDescription = z
  .strictObject({
    massT: amount.describe('Tonnes that went into the process.'),
    process: word.optional().describe('Id of the process here that makes it.'),
    name: word.optional().describe('What it is, where its emissions are stated.'),
    direct: amount.optional().describe('Its specific direct emissions, tCO2e per tonne, verified.'),
    indirect: amount.optional().describe('Its specific indirect emissions, tCO2e per tonne.'),
    benchmark: amount.optional().describe('Its benchmark, tCO2e per tonne, where its emissions are stated.'),
    cnCode: word.optional().describe('Its CN code: the default value with mark-up counts.'),
    origin: word.optional().describe('Country of origin of a precursor by default value; "unknown" takes the highest.'),
    variant: word.optional().describe('Words of the variant where its code has several.'),
  })
  .superRefine((precursor, context) => {
    const ways = WAYS.filter((way) => precursor[way] !== undefined);
    if (ways.length !== 1)
      context.addIssue({
        code: 'custom',
        path: [],
        message: 'Give one of "process", "direct" (with "name") or "cnCode" (with "origin").',
      });
    if (precursor.cnCode !== undefined && precursor.origin === undefined)
      context.addIssue({ code: 'custom', path: ['origin'], message: 'Name the origin, or write "unknown".' });
  });

export const ProcessDescription = z.strictObject({
  id: word.describe('Your name for it.'),
  outputT: amount.describe('Tonnes produced.'),
  directT: amount.describe('tCO2e attributed to the process itself.'),
  electricityMwh: amount.optional().describe('Used.'),
  electricityTPerMwh: amount.optional().describe('tCO2 of making one MWh.'),
  benchmark: amount.optional().describe('Column A, tCO2e per tonne, without precursors; not published here.'),
  installation: word.optional().describe('Id of the installation it runs in.'),
  precursors: z.array(PrecursorDescription).max(200).optional(),
});
export type ProcessDescription = z.output<typeof ProcessDescription>;

/** Any depth, one list: a precursor names the process that makes it. */
export const Processes = z.array(ProcessDescription).min(1).max(500);
