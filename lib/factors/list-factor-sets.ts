// Lists every set the figures come from: editions of the series, the fuel tables cut from them, and the reference tables.
import { type PageRequest, pageOf } from '../kernel/index.ts';
import type { Page } from '../platform/table/index.ts';
import type { Edition } from './archive/model.ts';
import { bookAsOf } from './book/as-of.ts';
import type { FactorBook } from './book/book.ts';
import { successorOf } from './book/editions.ts';
import type { FactorSetSearch, FactorSetView } from './contract.ts';
import { library } from './library.ts';
import type { FactorSet } from './model.ts';
import { referenceTables } from './reference-sets.ts';

/** The latest published first, as they were known on a day. */
export async function listFactorSets(
  book: FactorBook,
  { asOf }: FactorSetSearch,
  page: PageRequest,
): Promise<Page<FactorSetView>> {
  const then = bookAsOf(book, asOf);
  const editions = then.archive.editions.map((edition) => editionView(edition, then));
  const tables = [...[...library().sets.values()].map(fuelTable), ...referenceTables()];
  const known = tables.filter(({ recordedAt }) => asOf === undefined || recordedAt <= asOf);
  return pageOf([...editions, ...known].toSorted(newestFirst), page);
}

function editionView(edition: Edition, { archive, deprecations }: FactorBook): FactorSetView {
  const { id, series, source, version, licence, recordedAt, validFrom, validTo, retrieved, boundary } = edition;
  const deprecated = deprecations.find(({ setId }) => setId === id);
  const supersededBy = successorOf(edition, archive.editions, deprecations);
  return {
    ...{ id, series, source, version, licence, recordedAt, validFrom, validTo, boundary },
    ...{ cautions: [...edition.cautions], rows: edition.rows, sha256: edition.sha256 },
    ...(retrieved !== undefined && { retrieved }),
    ...(supersededBy !== undefined && { supersededBy }),
    ...(deprecated && { deprecated }),
  };
}

/** What `fuel-emissions` takes first, with heat contents and biogenic shares beside the factors; its receipts name it. */
function fuelTable({ cutFrom, ...set }: FactorSet): FactorSetView {
  const { id, source, version, licence, recordedAt, validFrom, validTo, retrieved, rows, sha256 } = set;
  return {
    ...{ id, series: 'fuel-tables', source, version, licence, recordedAt, validFrom, validTo, retrieved, rows, sha256 },
    ...{ boundary: 'direct', cautions: [`Cut from ${cutFrom}, which is deprecated in its place.`] },
  };
}

const newestFirst = (a: FactorSetView, b: FactorSetView): number =>
  a.recordedAt === b.recordedAt ? (a.id < b.id ? -1 : 1) : a.recordedAt < b.recordedAt ? 1 : -1;
