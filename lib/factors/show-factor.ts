// Shows factors and sets with their figures as the source prints them.
import { type PageRequest, pageOf } from '../kernel/index.ts';
import type { Page } from '../platform/table/index.ts';
import { add, type Decimal, formatDecimal, multiply } from '../shared/decimal.ts';
import { archive } from './archive/open-archive.ts';
import type { FactorSetSearch, FactorSetView, FactorView } from './contract.ts';
import { FactorNotFound } from './faults.ts';
import { type Library, library } from './library.ts';
import type { Factor } from './model.ts';
import { nearest } from './names.ts';

/** Throws FactorNotFound with the nearest known id. */
export async function getFactor(factorId: string): Promise<FactorView> {
  const books = library();
  const factor = books.factors.get(factorId);
  if (factor === undefined) throw FactorNotFound({ factorId, near: nearest(factorId, books.factors.keys()) });
  return factorView(factor, books);
}

export async function listFactorSets(query: FactorSetSearch, page: PageRequest): Promise<Page<FactorSetView>> {
  const books = library();
  const counts = Map.groupBy(books.factors.values(), ({ set }) => set.id);
  const inUse = [...books.sets.values()].map(
    ({ id, source, version, licence, recordedAt, validFrom, validTo, gasBasis, sha256 }): FactorSetView => ({
      ...{ id, source, version, licence, recordedAt, validFrom, validTo, gasBasis, sha256 },
      use: 'calculation',
      factors: counts.get(id)?.length ?? 0,
    }),
  );
  const archived = archive().editions.map(
    ({ id, series, source, version, licence, recordedAt, validFrom, validTo, rows, sha256 }): FactorSetView => ({
      ...{ id, series, source, version, licence, recordedAt, validFrom, validTo, sha256 },
      use: 'archive',
      factors: rows,
    }),
  );
  const known = [...inUse, ...archived].filter(({ recordedAt }) => recordedAt <= (query.asOf ?? '9999'));
  const views = known.toSorted(newestFirst);
  return pageOf(views, page);
}

const newestFirst = (a: FactorSetView, b: FactorSetView): number =>
  a.recordedAt === b.recordedAt ? (a.id < b.id ? -1 : 1) : a.recordedAt < b.recordedAt ? 1 : -1;

export function factorView(factor: Factor, books: Library): FactorView {
  const { id, name, fuel, scope, region, unit, set, heat } = factor;
  return {
    ...{ id, name, fuel, scope, region, unit: unit.id, gasBasis: set.gasBasis },
    co2: formatDecimal(factor.co2),
    ch4: formatDecimal(factor.ch4),
    n2o: formatDecimal(factor.n2o),
    biogenicCo2: formatDecimal(factor.biogenicCo2),
    co2eAr5: formatDecimal(co2eAr5(factor, books)),
    ...(heat && { heatContent: { amount: formatDecimal(heat.content), unit: 'MMBtu', per: heat.per.id } }),
    set: set.id,
    ...{ source: set.source, version: set.version, licence: set.licence },
    ...{ recordedAt: set.recordedAt, validFrom: set.validFrom, validTo: set.validTo },
  };
}

/** A CO2e column already is what the others become by their potentials; neither is ever summed as the other. */
function co2eAr5({ set, co2, ch4, n2o }: Factor, books: Library): Decimal {
  if (set.gasBasis === 'co2e-AR5') return add(co2, add(ch4, n2o));
  const gwp = books.gwp('AR5');
  return add(co2, add(multiply(ch4, gwp.ch4), multiply(n2o, gwp.n2o)));
}
