// Shows a factor, and its history, with figures as the source prints them.
import { type Decimal, formatDecimal } from '../shared/decimal.ts';
import { figureChanges } from './archive/compare.ts';
import { bookAsOf } from './book/as-of.ts';
import type { FactorBook } from './book/book.ts';
import { pathOf, scopeOf } from './book/choose.ts';
import type { BookFactor } from './book/model.ts';
import type { FactorCard, FactorGlance, FactorHistory } from './contract.ts';
import { FactorNotFound } from './faults.ts';
import { nearest } from './names.ts';
import { rateFactor, type Use } from './quality/rate-factor.ts';
import { uncertaintyOf } from './quality/uncertainty.ts';
import { termsOf } from './search/terms.ts';

/** Its grades are for the date and place of use. Throws FactorNotFound, and FactorSearchRefused for a date or region that is none. */
export function showFactor(book: FactorBook, factorId: string, glance: FactorGlance = {}): FactorCard {
  const { asOf, ...use } = glance;
  termsOf(use, book);
  const factor = bookAsOf(book, asOf).get(factorId);
  if (factor === undefined) throw notFound(book, factorId, asOf);
  return factorCard(factor, use);
}

/** Through all editions of its series, or all revisions. Throws FactorNotFound with the nearest known id. */
export function showHistory(book: FactorBook, factorId: string, asOf?: string): FactorHistory {
  const entries = bookAsOf(book, asOf).history(factorId);
  if (entries.length === 0) throw notFound(book, factorId, asOf);
  const editions = entries.map((factor, index) => {
    const before = entries[index - 1];
    const changes = before === undefined ? [] : figureChanges(before, factor);
    return {
      ...factorCard(factor),
      changes: changes.map(({ figure, from, to, absolute, relative }) => ({
        figure,
        ...{ from: shown(from), to: shown(to), absolute: shown(absolute), relative: shown(relative) },
      })),
      unitChanged: before !== undefined && before.unit !== factor.unit,
    };
  });
  return { id: factorId, editions };
}

/** Only ids of the set the wrong one seems to be of: all of them would be slow. */
function notFound({ archive, ...book }: FactorBook, factorId: string, asOf: string | undefined) {
  if (asOf !== undefined && book.get(factorId) !== undefined) return FactorNotFound({ factorId, asOf });
  const prefix = nearest(
    factorId.slice(0, 12),
    archive.editions.map(({ idPrefix }) => idPrefix),
  );
  const edition = archive.editions.find(({ idPrefix }) => idPrefix === prefix);
  return FactorNotFound({ factorId, near: edition && nearest(factorId, archive.rows(edition.id).ids()) });
}

const shown = (value: Decimal | undefined): string | null => (value === undefined ? null : formatDecimal(value));

export function factorCard(factor: BookFactor, use: Use = {}): FactorCard {
  const { id, category, activity, variant, region, unit, gasBasis, boundary, notes, edition } = factor;
  const { deprecated, supersededBy } = factor;
  const { series, source, version, licence, recordedAt } = edition;
  return {
    ...{ id, name: pathOf(factor), category, activity, variant, scope: scopeOf(factor.scope) },
    ...{ region, unit, gasBasis, boundary, notes },
    ...{ co2e: shown(factor.co2e), co2: shown(factor.co2), ch4: shown(factor.ch4), n2o: shown(factor.n2o) },
    biogenicCo2: shown(factor.biogenicCo2),
    quality: rateFactor(factor, use).map((grade) => ({ ...grade })),
    uncertainty: uncertaintyOf(factor),
    ...{ set: edition.id, series, source, version, licence, recordedAt },
    ...{ validFrom: factor.validFrom, validTo: factor.validTo },
    ...(deprecated && { deprecated }),
    ...(supersededBy !== undefined && { supersededBy }),
    ...ownPart(factor),
  };
}

function ownPart({ own }: BookFactor): Pick<FactorCard, 'own'> {
  if (own === undefined) return {};
  const { revision, recordedAt, recordedBy, replaces, withdrawn = false } = own;
  return { own: { revision, recordedAt, recordedBy, withdrawn, ...(replaces !== undefined && { replaces }) } };
}
