// A tenant is brought up to the platform's catalogue: content copied into its own storage, its shelf changed and told in one commit.
import { factorSetDeprecated } from '../../../events/factor-set-deprecated.ts';
import { factorSetPublished } from '../../../events/factor-set-published.ts';
import type { BaseContext, Commit } from '../../kernel/index.ts';
import { timestamp } from '../../platform/clock.ts';
import type { ObjectsWrite } from '../../platform/objects/index.ts';
import type { TableReader } from '../../platform/table/index.ts';
import { putShelf } from '../shelf/deprecate-set.ts';
import { shelfOf } from '../shelf/read-shelf.ts';
import { setKey } from '../shelf/records.ts';
import type { Round } from './judge-candidates.ts';
import type { CataloguedSet } from './records.ts';

type Ctx = BaseContext & { readonly table: TableReader; readonly commit: Commit; readonly objects: ObjectsWrite };

/** Nothing is written where there is nothing new. Within the tenant's scope. */
export async function adoptCatalogue(ctx: Ctx, { catalogue, contentOf }: Round): Promise<void> {
  if (catalogue.version === 0) return;
  const shelf = await shelfOf(ctx);
  const sets = catalogue.published.filter((set) => !shelf.published.some(({ id }) => id === set.id));
  const gone = catalogue.deprecations.filter((each) => !shelf.deprecations.some(({ setId }) => setId === each.setId));
  if (sets.length === 0 && gone.length === 0) return;
  for (const { sha256 } of sets)
    await ctx.objects.put(setKey(sha256), await contentOf(sha256), { contentType: 'application/json' });
  const adoptedAt = timestamp(ctx.clock);
  const next = {
    ...shelf,
    version: shelf.version + 1,
    published: [...shelf.published, ...sets.map(({ counts: _, supersedes: __, ...set }) => ({ ...set, adoptedAt }))],
    deprecations: [...shelf.deprecations, ...gone],
  };
  await ctx.commit({
    writes: [putShelf(shelf, next)],
    audit: {
      action: 'factor-sets.adopted',
      resource: 'factor-shelf',
      details: { published: sets.map(({ id }) => id), deprecated: gone.map(({ setId }) => setId) },
    },
    events: [
      ...sets.map((set) => factorSetPublished(said(set))),
      ...gone.map(({ setId, reason, replacement }) =>
        factorSetDeprecated({ setId, reason, by: 'platform', ...(replacement !== undefined && { replacement }) }),
      ),
    ],
  });
}

const said = ({ id, series, version, sha256, recordedAt, validFrom, validTo, supersedes, counts }: CataloguedSet) => ({
  ...{ setId: id, series, version, sha256, recordedAt, validFrom, validTo, counts },
  ...(supersedes !== undefined && { supersedes }),
});
