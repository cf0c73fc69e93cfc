// Shows factors and sets with their figures as the source prints them.
import { type PageRequest, pageOf } from '../kernel/index.ts';
import type { Page } from '../platform/table/index.ts';
import { type Decimal, formatDecimal } from '../shared/decimal.ts';
import { figureChanges } from './archive/compare.ts';
import type { FactorBook } from './book/book.ts';
import { pathOf, scopeOf } from './book/choose.ts';
import type { BookFactor } from './book/model.ts';
import type { FactorCard, FactorHistory, FactorSetSearch, FactorSetView } from './contract.ts';
import { FactorNotFound } from './faults.ts';
import { library } from './library.ts';
import type { FactorSet } from './model.ts';
import { nearest } from './names.ts';
import { rateFactor, type Use } from './quality/rate-factor.ts';
import { uncertaintyOf } from './quality/uncertainty.ts';

/** Throws FactorNotFound with the nearest known id. */
export function showFactor(book: FactorBook, factorId: string): FactorCard {
  const factor = book.get(factorId);
  if (factor === undefined) throw notFound(book, factorId);
  return factorCard(factor);
}

/** Through all editions of its series, or all revisions. Throws FactorNotFound with the nearest known id. */
export function showHistory(book: FactorBook, factorId: string): FactorHistory {
  const entries = book.history(factorId);
  if (entries.length === 0) throw notFound(book, factorId);
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
function notFound({ archive }: FactorBook, factorId: string) {
  const prefix = nearest(
    factorId.slice(0, 12),
    archive.editions.map(({ idPrefix }) => idPrefix),
  );
  const edition = archive.editions.find(({ idPrefix }) => idPrefix === prefix);
  return FactorNotFound({ factorId, near: edition && nearest(factorId, archive.rows(edition.id).ids()) });
}

export async function listFactorSets(
  { archive, deprecations }: FactorBook,
  query: FactorSetSearch,
  page: PageRequest,
): Promise<Page<FactorSetView>> {
  const views = archive.editions.map((edition): FactorSetView => {
    const { id, series, source, version, licence, recordedAt, validFrom, validTo, boundary, cautions } = edition;
    const deprecated = deprecations.find(({ setId }) => setId === id);
    return {
      ...{ id, series, source, version, licence, recordedAt, validFrom, validTo, boundary, cautions: [...cautions] },
      ...{ factors: edition.rows, sha256: edition.sha256 },
      ...(deprecated && { deprecated }),
    };
  });
  const tables = [...library().sets.values()].map(fuelTable);
  const known = [...views, ...tables].filter(({ recordedAt }) => recordedAt <= (query.asOf ?? '9999'));
  return pageOf(known.toSorted(newestFirst), page);
}

/** The fuel tables that `fuel-emissions` computes with and its receipts name. */
function fuelTable({ id, source, version, licence, recordedAt, validFrom, validTo, sha256 }: FactorSet): FactorSetView {
  const factors = [...library().factors.values()].filter(({ set }) => set.id === id).length;
  return {
    ...{ id, series: 'fuel-tables', source, version, licence, recordedAt, validFrom, validTo, sha256 },
    ...{ boundary: 'direct', cautions: [], factors },
  };
}

const newestFirst = (a: FactorSetView, b: FactorSetView): number =>
  a.recordedAt === b.recordedAt ? (a.id < b.id ? -1 : 1) : a.recordedAt < b.recordedAt ? 1 : -1;

const shown = (value: Decimal | undefined): string | null => (value === undefined ? null : formatDecimal(value));

export function factorCard(factor: BookFactor, use: Use = {}): FactorCard {
  const { id, category, activity, variant, region, unit, gasBasis, boundary, notes, edition, deprecated } = factor;
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
    ...ownPart(factor),
  };
}

function ownPart({ own }: BookFactor): Pick<FactorCard, 'own'> {
  if (own === undefined) return {};
  const { revision, recordedAt, recordedBy, replaces, withdrawn = false } = own;
  return { own: { revision, recordedAt, recordedBy, withdrawn, ...(replaces !== undefined && { replaces }) } };
}
