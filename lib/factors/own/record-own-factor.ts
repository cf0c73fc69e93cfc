// A tenant states a factor of its own, or a further revision of one: appended, never changed, and checked against what is published.
import { createHash } from 'node:crypto';
import { factorOverrideRecorded } from '../../../events/factor-override-recorded.ts';
import type { BaseContext, Commit } from '../../kernel/index.ts';
import { timestamp } from '../../platform/clock.ts';
import type { ObjectsWrite } from '../../platform/objects/index.ts';
import type { TableReader } from '../../platform/table/index.ts';
import type { FactorBook } from '../book/book.ts';
import type { OwnFactor } from '../book/model.ts';
import { ownAsFactor } from '../book/own-factors.ts';
import type { FactorCard } from '../contract.ts';
import { slug } from '../names.ts';
import { putShelf } from '../shelf/deprecate-set.ts';
import { bookOfShelf } from '../shelf/open-shelf.ts';
import { shelfOf } from '../shelf/read-shelf.ts';
import { type FactorShelf, ownKey } from '../shelf/records.ts';
import { factorCard } from '../show-factor.ts';
import type { NewOwnFactor } from './contract.ts';
import { OwnFactorsFull, OwnFactorTaken } from './faults.ts';
import { refuseUnlike } from './refuse-unlike.ts';

/** Some 450 bytes each: the object stays under five megabytes. */
const MOST_REVISIONS = 10_000;
const INLINE_BYTES = 150_000;

type Ctx = BaseContext & { readonly table: TableReader; readonly commit: Commit; readonly objects: ObjectsWrite };

/** Throws OwnFactorRefused with all problems at once, OwnFactorTaken, OwnFactorsFull. */
export async function recordOwnFactor(ctx: Ctx, stated: NewOwnFactor): Promise<FactorCard> {
  const shelf = await shelfOf(ctx);
  const book = await bookOfShelf(ctx, shelf);
  if (book.own.length >= MOST_REVISIONS) throw OwnFactorsFull({ most: MOST_REVISIONS });
  const own = revisionOf(ctx, book, stated);
  refuseUnlike(book, own, stated);
  const next = await withOwn(ctx, shelf, [...book.own, own]);
  const { id, revision, activity, unit, region, validFrom, validTo, replaces } = own;
  return ctx.commit({
    writes: [putShelf(shelf, next)],
    audit: { action: 'factors.recorded', resource: `factor/${id}`, details: { revision, source: own.source } },
    events: [
      factorOverrideRecorded({
        ...{ factorId: id, revision, activity, unit, region, validFrom, validTo },
        ...(replaces !== undefined && { replaces }),
      }),
    ],
    answer: factorCard(ownAsFactor(own)),
  });
}

function revisionOf(ctx: Ctx, book: FactorBook, { gases, id, ...stated }: NewOwnFactor): OwnFactor {
  const named = id ?? `own-${slug(`${stated.activity} ${stated.region}`).slice(0, 90)}`;
  const before = book.own.filter((each) => each.id === named).length;
  if (id === undefined && before > 0) throw OwnFactorTaken({ id: named });
  const replaced = stated.replaces === undefined ? undefined : book.get(stated.replaces);
  return {
    ...stated,
    ...gases,
    id: named,
    revision: before + 1,
    recordedAt: timestamp(ctx.clock),
    recordedBy: ctx.principal.id,
    ...(replaced && { replacesKey: `${replaced.edition.series}:${replaced.key}` }),
  };
}

/** The claim check: what no longer fits the item beside everything else goes into an object it names by checksum. */
async function withOwn(ctx: Ctx, shelf: FactorShelf, own: readonly OwnFactor[]): Promise<FactorShelf> {
  const { ownElsewhere: _, ...rest } = shelf;
  const text = JSON.stringify(own);
  const version = shelf.version + 1;
  if (Buffer.byteLength(text) <= INLINE_BYTES) return { ...rest, version, own: [...own] };
  const sha256 = createHash('sha256').update(text).digest('hex');
  await ctx.objects.put(ownKey(sha256), text, { contentType: 'application/json' });
  return { ...rest, version, own: [], ownElsewhere: { sha256, revisions: own.length } };
}
