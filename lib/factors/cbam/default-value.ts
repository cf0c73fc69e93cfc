// The default value of a good: its country's, else that of the other countries, and for an unknown origin the highest there is.
import * as z from 'zod';
import { compare, type Decimal, formatDecimal, toDecimal } from '../../shared/decimal.ts';
import { type Origin, OTHER_COUNTRIES } from './country.ts';
import { CbamValueMissing } from './faults.ts';
import { type CbamDefaultValue, type CbamGood, DefaultRow } from './model.ts';

const CountryTable = z.record(z.string(), z.array(DefaultRow));
type Row = z.infer<typeof DefaultRow>;

/** The tables by country name, read at the first question about that country. */
export class DefaultTables {
  readonly #raw: Readonly<Record<string, unknown>>;
  readonly #read = new Map<string, z.infer<typeof CountryTable>>();

  constructor(raw: Readonly<Record<string, unknown>>) {
    this.#raw = raw;
  }

  /** Rows of the longest code that covers `cnCode` and has a value in this country's table. */
  rows(country: string, cnCode: string): { code: string; rows: readonly Row[] } | undefined {
    for (const digits of [8, 6, 4]) {
      const code = cnCode.slice(0, digits);
      const rows = this.#table(country)[code];
      if (code.length === digits && rows !== undefined) return { code, rows };
    }
    return undefined;
  }

  countries(): readonly string[] {
    return Object.keys(this.#raw);
  }

  #table(country: string): z.infer<typeof CountryTable> {
    const known = this.#read.get(country);
    if (known !== undefined) return known;
    const table = CountryTable.parse(this.#raw[country] ?? {});
    this.#read.set(country, table);
    return table;
  }
}

export interface DefaultQuestion {
  readonly good: CbamGood;
  readonly origin: Origin;
  /** Words of the variant (`grey`, `white`) where a code has several. */
  readonly variant?: string;
  readonly field: string;
}

/**
 * The default value without mark-up (Implementing Regulation (EU) 2025/2621, Annex I; unknown origin: Annex IV, the highest value).
 * A country without a value for the good takes the table of the other countries. Throws CbamValueMissing when that has none either.
 */
export function findDefaultValue(tables: DefaultTables, question: DefaultQuestion): CbamDefaultValue {
  const { good, origin } = question;
  if (origin.kind === 'unknown') return highest(tables, question);
  const own = origin.kind === 'listed' ? tables.rows(origin.name, good.asked) : undefined;
  if (own !== undefined && origin.kind === 'listed')
    return choose(own, { ...question, row: origin.name, basis: 'country' });
  const others = tables.rows(OTHER_COUNTRIES, good.asked);
  if (others === undefined) throw missing(question);
  return choose(others, { ...question, row: OTHER_COUNTRIES, basis: 'other countries and territories' });
}

function highest(tables: DefaultTables, question: DefaultQuestion): CbamDefaultValue {
  const all = tables.countries().flatMap((row) => {
    const found = tables.rows(row, question.good.asked);
    return found === undefined ? [] : [choose(found, { ...question, row, basis: 'highest of all countries' })];
  });
  const first = all.toSorted((a, b) => compare(b.total, a.total))[0];
  if (first === undefined) throw missing(question);
  return first;
}

type Choice = DefaultQuestion & Pick<CbamDefaultValue, 'row' | 'basis'>;
const figure = (text: string): Decimal | undefined => (text === '' ? undefined : toDecimal(text));

function choose(
  found: { code: string; rows: readonly Row[] },
  { variant, row, basis, field, good }: Choice,
): CbamDefaultValue {
  const named =
    variant === undefined ? [] : found.rows.filter(([name]) => name.toLowerCase().includes(variant.toLowerCase()));
  const candidates = named.length > 0 ? named : found.rows;
  const chosen = candidates.toSorted((a, b) => compare(toDecimal(b[3]), toDecimal(a[3])))[0];
  if (chosen === undefined) throw missing({ good, field });
  const [name, direct, indirect, total, route] = chosen;
  const assumptions =
    candidates.length > 1
      ? [
          `${found.code} in ${row} has ${candidates.map((each) => `${each[0]} ${each[3]}`).join(', ')}; the highest was taken.`,
        ]
      : [];
  return {
    cnCode: found.code,
    row,
    basis,
    variant: name,
    direct: figure(direct),
    indirect: figure(indirect),
    total: toDecimal(total),
    route,
    assumptions,
  };
}

const missing = ({ good, field }: Pick<DefaultQuestion, 'good' | 'field'>) =>
  CbamValueMissing({
    field,
    value: good.asked,
    message: `There is no default value for ${good.asked} (${good.name.slice(0, 60)}).`,
    remedy: 'State the specific embedded emissions of the good.',
  });

/** The total as the Official Journal's table prints it: three decimals, a half upwards. */
export function asTabled(total: Decimal): string {
  const { coefficient, scale } = total;
  if (scale <= 3) return formatDecimal(total);
  const unit = 10n ** BigInt(scale - 3);
  return formatDecimal({ coefficient: (coefficient * 2n + unit) / (2n * unit), scale: 3 });
}
