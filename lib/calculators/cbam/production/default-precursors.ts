// Precursors of which nothing is known but code and origin: each takes its default value with mark-up, and is named.
import type { CbamBook, CbamDefaultValue } from '../../../factors/index.ts';
import { add, type Decimal, formatDecimal, negate, ZERO } from '../../../shared/decimal.ts';
import { within } from '../../../shared/fault.ts';
import { withMarkup } from '../liability.ts';
import type { KnownPrecursor, Precursor, ProductionProcess, UnknownPrecursor } from './process.ts';

export interface DefaultTaken {
  /** Pointer of the precursor it stands for. */
  readonly field: string;
  readonly message: string;
}

export interface Settled {
  readonly processes: readonly ProductionProcess[];
  readonly defaults: readonly DefaultTaken[];
}

/**
 * The same processes with every precursor's emissions known: `unknown` origins take the highest value of all countries (Annex IV to
 * Implementing Regulation (EU) 2025/2621), and defaults carry the benchmark of column B. Throws the faults of the tables with the
 * pointer of the precursor.
 */
export function settlePrecursors(
  book: CbamBook,
  processes: readonly ProductionProcess<Precursor | UnknownPrecursor>[],
  year: number,
): Settled {
  const defaults: DefaultTaken[] = [];
  const settled = processes.map((process, index) => ({
    ...process,
    precursors: (process.precursors ?? []).map((precursor, at): Precursor => {
      if (!('cnCode' in precursor)) return precursor;
      const field = `/processes/${index}/precursors/${at}`;
      const [known, message] = within(field, () => settle(book, precursor, year));
      defaults.push({ field, message });
      return known;
    }),
  }));
  return { processes: settled, defaults };
}

function settle(book: CbamBook, { cnCode, origin, massT, variant }: UnknownPrecursor, year: number) {
  const good = book.good(cnCode, { year });
  const value = book.defaultValue(cnCode, origin, variant);
  const markup = book.markup(good.sector, year);
  const { value: benchmark } = book.benchmark(cnCode, { likelyRoute: value.route });
  const known: KnownPrecursor = {
    name: good.asked,
    massT,
    ...splitDefault(value, markup),
    benchmark,
    isDefault: true,
  };
  const said = `Precursor ${good.asked} from ${origin}: default value ${formatDecimal(value.total)} t/t of ${value.row}, mark-up ${formatDecimal(markup)}.`;
  return [known, [said, ...value.assumptions].join(' ')] as const;
}

/** A default value with mark-up, in its parts. The table rounds each column by itself, so direct is what total leaves beside indirect. */
export function splitDefault(value: CbamDefaultValue, markup: Decimal): { direct: Decimal; indirect: Decimal } {
  const indirect = value.indirect ?? ZERO;
  return {
    direct: withMarkup(add(value.total, negate(indirect)), markup),
    indirect: withMarkup(indirect, markup),
  };
}
