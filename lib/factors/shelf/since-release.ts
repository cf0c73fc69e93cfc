// What a tenant's library has since this release, sets published and sets deprecated: in a form that a receipt can carry whole.
import * as z from 'zod';
import { extendArchive } from '../archive/archive.ts';
import { editionRows } from '../archive/edition-rows.ts';
import { EditionFile } from '../archive/model.ts';
import { packEdition } from '../archive/pack-edition.ts';
import { type FactorBook, factorBook } from '../book/book.ts';
import type { OwnFactor } from '../book/model.ts';
import { activityNames } from '../names.ts';
import { remembered, type ShelfReading } from './read-shelf.ts';
import { type FactorShelf, PublishedSet, StoredDeprecation, setKey } from './records.ts';

export const SinceRelease = z.strictObject({
  published: z.array(z.strictObject({ set: PublishedSet, content: EditionFile })),
  deprecations: z.array(StoredDeprecation),
});
export type SinceRelease = z.output<typeof SinceRelease>;

/** As the tenant had it at an instant; undefined where that is nothing. */
export async function sinceReleaseOf(
  ctx: Omit<ShelfReading, 'table'>,
  shelf: FactorShelf,
  at: string,
): Promise<SinceRelease | undefined> {
  const deprecations = shelf.deprecations.filter((each) => each.at <= at);
  const sets = shelf.published.filter(({ adoptedAt }) => adoptedAt <= at);
  if (sets.length + deprecations.length === 0) return undefined;
  const published = sets.map(async (set) => ({ set, content: await contentOf(ctx, set.sha256) }));
  return { published: await Promise.all(published), deprecations };
}

/** The content of a published set, which the job copied into the tenant's own storage. */
export const contentOf = (ctx: Omit<ShelfReading, 'table'>, sha256: string): Promise<z.output<typeof EditionFile>> =>
  remembered(`${ctx.tenantId}/${setKey(sha256)}`, async () =>
    EditionFile.parse(JSON.parse(await ctx.objects.text(setKey(sha256)))),
  );

/** Of each published set the rows these activities name: all that can answer them, and no more for a receipt to carry. */
export function sinceReleaseAnswering(since: SinceRelease, activities: Iterable<string>): SinceRelease {
  const names = [...new Set([...new Set(activities)].flatMap(activityNames))];
  const published = since.published.map(({ set, content }) => {
    const rows = editionRows(content);
    const at = new Set(names.map((name) => rows.named(name)).flatMap(({ narrow, broad }) => [...narrow, ...broad]));
    const packable = [...at].toSorted((a, b) => a - b).map((each) => unpacked(content, content.factors[each] ?? []));
    return { set, content: EditionFile.parse(JSON.parse(packEdition({ ...set, id: content.set }, packable))) };
  });
  return { ...since, published };
}

const text = (cell: unknown): string => (typeof cell === 'string' ? cell : '');
const unpacked = ({ words }: z.output<typeof EditionFile>, row: readonly unknown[]) => ({
  id: text(row[0]),
  words: row.slice(1, 12).map((cell) => (typeof cell === 'number' ? (words[cell] ?? '') : '')),
  figures: row.slice(12).map(text),
});

/** The library of this release with what came since, and the tenant's own factors. Pure. */
export function bookSince(
  release: FactorBook,
  { published, deprecations }: SinceRelease,
  own: readonly OwnFactor[],
): FactorBook {
  const rows = new Map(published.map(({ set, content }) => [set.id, editionRows(content)]));
  const editions = published.map(({ set }) => ({ ...set, file: setKey(set.sha256) }));
  return factorBook({ archive: extendArchive(release.archive, editions, (id) => rows.get(id)), deprecations, own });
}
