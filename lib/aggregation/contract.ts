// What crosses the border of an aggregation: rows with the question asked of them, and the sums with all they rest on.
import * as z from 'zod';
import { GroupingKey } from './keys/contract.ts';
import { Measure } from './measures/contract.ts';
import { REPORTS, ReportsShape } from './reports/contract.ts';

export const MOST_ROWS = 20_000;

/** What a row may hold: text, a number, a truth or nothing; figures as text keep every digit. */
export const Row = z.record(z.string().max(200), z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()]));
export type Row = z.output<typeof Row>;

/** Rows as they come from anywhere: what is not text or a number is read as absent or refused by whoever needs it. */
export type AnyRow = Readonly<Record<string, unknown>>;

const Materiality = z.strictObject({
  measure: z.string().describe('A sum among the measures.'),
  threshold: z
    .string()
    .regex(/^0?\.\d{1,10}$|^[01]$/, 'Write a share between 0 and 1, such as "0.01".')
    .optional()
    .describe(
      'Groups below this share are left out of the list and counted in `materiality.excluded`; 0.01 unless told.',
    ),
});

const PLAN = {
  by: z.array(GroupingKey).max(6).describe('What to group by, in this order; an empty list makes one group.'),
  measures: z.array(Measure).min(1).max(20),
};

interface PlanLike {
  readonly by: readonly GroupingKey[];
  readonly measures: readonly Measure[];
  readonly materiality?: z.output<typeof Materiality> | undefined;
}

/** The question alone: what a pipeline's stage holds. */
export const AggregationPlan = z.strictObject(PLAN).superRefine(checkNames);
export type AggregationPlan = z.output<typeof AggregationPlan>;

export const AggregateRequest = z
  .strictObject({
    rows: z
      .array(Row)
      .min(1, 'Give at least one row.')
      .max(MOST_ROWS, `At most ${MOST_ROWS} rows go in a request; run the data-pipeline agent over a file of more.`),
    ...PLAN,
    materiality: Materiality.optional(),
    ...REPORTS,
  })
  .superRefine((request, context) => {
    checkNames(request, context);
    checkReports(request, context);
  });
export type AggregateRequest = z.output<typeof AggregateRequest>;

type Issues = { addIssue(issue: { code: 'custom'; path: PropertyKey[]; message: string }): void };

export const keyName = (key: GroupingKey): string => key.as ?? key.field ?? key.kind;

function checkNames({ by, measures, materiality }: PlanLike, context: Issues): void {
  const say = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
  const names = by.map(keyName);
  names.forEach((name, i) => {
    if (names.indexOf(name) !== i) say(['by', i], `Two keys are called "${name}"; give one another name with "as".`);
  });
  measures.forEach(({ name }, i) => {
    if (measures.findIndex((other) => other.name === name) !== i)
      say(['measures', i, 'name'], `Two measures are called "${name}".`);
    if (names.includes(name)) say(['measures', i, 'name'], `"${name}" is a key already; call the measure otherwise.`);
  });
  if (materiality) checkMeasure(measures, materiality.measure, { path: ['materiality', 'measure'], sum: true }, say);
}

function checkMeasure(
  measures: readonly Measure[],
  name: string,
  { path, sum }: { path: PropertyKey[]; sum: boolean },
  say: (path: PropertyKey[], message: string) => void,
): void {
  const fit = measures.filter(({ op }) => !sum || op === 'sum').map((measure) => measure.name);
  if (!fit.includes(name))
    say(path, `"${name}" is no ${sum ? 'sum' : 'measure'} of this request. Known here: ${fit.join(', ') || 'none'}.`);
}

function checkReports(request: PlanLike & z.output<z.ZodObject<typeof REPORTS>>, context: Issues): void {
  const { by, measures, yearOnYear, trend, target } = request;
  const say = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
  const periods = by.filter(({ kind }) => kind === 'period');
  for (const [name, report] of Object.entries({ yearOnYear, trend })) {
    if (!report) continue;
    checkMeasure(measures, report.measure, { path: [name, 'measure'], sum: false }, say);
    if (periods.length !== 1) say([name], `${name} needs exactly one key of kind "period" in "by".`);
  }
  if (!target) return;
  checkMeasure(measures, target.measure, { path: ['target', 'measure'], sum: true }, say);
  if (target.denominator !== undefined)
    checkMeasure(measures, target.denominator, { path: ['target', 'denominator'], sum: true }, say);
  if (!periods.some((key) => key.kind === 'period' && key.period === 'year') || periods.length !== 1)
    say(['target'], 'target needs exactly one key of kind "period" in "by", with "period": "year".');
}

const figure = z.string().regex(/^-?\d+(\.\d+)?$/);
const Values = z.record(z.string(), figure);

export const AggregateResult = z.strictObject({
  summary: z.strictObject({ rows: z.int(), groups: z.int(), values: Values }),
  groups: z.array(
    z.strictObject({
      keys: z.record(z.string(), z.string()),
      rows: z.int(),
      values: Values,
      share: figure.optional().describe('Of the materiality measure.'),
      levels: z.record(z.string(), z.int()).optional().describe('Depth in each hierarchy, roots at 1.'),
      parents: z.record(z.string(), z.nullable(z.string())).optional(),
      own: z
        .strictObject({ rows: z.int(), values: Values })
        .optional()
        .describe('What is booked on this node itself; own and children make the value. Absent where nothing is.'),
    }),
  ),
  periods: z
    .array(
      z.strictObject({
        label: z.string(),
        from: z.string(),
        to: z.string(),
        startsAt: z.string(),
        endsAt: z.string(),
        hours: z.number(),
      }),
    )
    .optional()
    .describe(
      'Both days inclusive; startsAt and endsAt are the instants in UTC, so that a day may have 23 or 25 hours.',
    ),
  materiality: z
    .strictObject({
      measure: z.string(),
      threshold: figure,
      basis: z.string(),
      excluded: z.strictObject({ groups: z.int(), rows: z.int(), value: figure, share: figure }),
    })
    .optional(),
  ...ReportsShape,
  conversions: z.array(z.string()),
  assumptions: z.array(z.strictObject({ code: z.string(), message: z.string() })),
  rounding: z.strictObject({ places: z.int(), mode: z.string(), rule: z.string() }),
});
export type AggregateResult = z.output<typeof AggregateResult>;
