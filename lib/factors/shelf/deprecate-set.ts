// A tenant decides to use a set no longer: it stays readable, and says so wherever it is shown.
import { factorSetDeprecated } from '../../../events/factor-set-deprecated.ts';
import type { BaseContext, Commit } from '../../kernel/index.ts';
import { timestamp } from '../../platform/clock.ts';
import type { ObjectsRead } from '../../platform/objects/index.ts';
import { put, type TableReader } from '../../platform/table/index.ts';
import { FactorSetNotFound } from '../archive/faults.ts';
import type { Edition } from '../archive/model.ts';
import type { Deprecation } from '../book/model.ts';
import { nearest } from '../names.ts';
import type { DeprecateSet } from './contract.ts';
import { ReplacementRefused } from './faults.ts';
import { bookOfShelf } from './open-shelf.ts';
import { shelfOf } from './read-shelf.ts';
import { type FactorShelf, factorShelfRecord } from './records.ts';

type Ctx = BaseContext & { readonly table: TableReader; readonly commit: Commit; readonly objects: ObjectsRead };

/** Said again, the new reason stands and the old moment stays. Throws FactorSetNotFound, ReplacementRefused. */
export async function deprecateSet(
  ctx: Ctx,
  setId: string,
  { reason, replacement }: DeprecateSet,
): Promise<Deprecation> {
  const shelf = await shelfOf(ctx);
  const { archive, deprecations } = await bookOfShelf(ctx, shelf);
  refuseUnfit({ setId, replacement }, archive.editions, deprecations);
  const named = replacement === undefined ? {} : { replacement };
  const before = shelf.deprecations.find((each) => each.setId === setId);
  const deprecation = { setId, reason, ...named, at: before?.at ?? timestamp(ctx.clock), by: 'tenant' as const };
  const others = shelf.deprecations.filter((each) => each !== before);
  const next = { ...shelf, version: shelf.version + 1, deprecations: [...others, deprecation] };
  return ctx.commit({
    writes: [putShelf(shelf, next)],
    audit: { action: 'factor-sets.deprecated', resource: `factor-set/${setId}`, details: { reason, ...named } },
    events: [factorSetDeprecated({ setId, reason, ...named, by: 'tenant' })],
    answer: deprecation,
  });
}

/** On condition that nobody changed the shelf since it was read. */
export const putShelf = (before: FactorShelf, next: FactorShelf) =>
  put(factorShelfRecord, next, { when: before.version === 0 ? { absent: true } : { is: { version: before.version } } });

/** The same rules wherever a set is deprecated. */
export function refuseUnfit(
  { setId, replacement }: { readonly setId: string; readonly replacement: string | undefined },
  editions: readonly Edition[],
  deprecations: readonly Deprecation[],
): void {
  const ids = editions.map(({ id }) => id);
  if (!ids.includes(setId)) throw FactorSetNotFound({ id: setId, field: '/path/setId', near: nearest(setId, ids) });
  if (replacement === undefined) return;
  const seriesOf = (id: string) => editions.find((each) => each.id === id)?.series;
  const unfit = (message: string) => ReplacementRefused({ replacement, message });
  if (!ids.includes(replacement)) throw unfit(`There is no factor set "${replacement}".`);
  if (replacement === setId) throw unfit('A set cannot replace itself.');
  if (seriesOf(replacement) !== seriesOf(setId))
    throw unfit(`"${replacement}" is no edition of ${seriesOf(setId)}, so it cannot answer for "${setId}".`);
  if (deprecations.some((each) => each.setId === replacement)) throw unfit(`"${replacement}" is deprecated itself.`);
}
