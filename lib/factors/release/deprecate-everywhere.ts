// The platform deprecates a set for all tenants: said in each of them at the job's next round.
import { factorSetDeprecated } from '../../../events/factor-set-deprecated.ts';
import { timestamp } from '../../platform/clock.ts';
import { archive } from '../archive/open-archive.ts';
import type { Deprecation } from '../book/model.ts';
import type { DeprecateSet } from '../shelf/contract.ts';
import { refuseUnfit } from '../shelf/deprecate-set.ts';
import { catalogueOf, type PlatformCtx, putCatalogue } from './judge-candidates.ts';

/** Throws FactorSetNotFound, ReplacementRefused. */
export async function deprecateEverywhere(
  ctx: Omit<PlatformCtx, 'objects'>,
  setId: string,
  { reason, replacement }: DeprecateSet,
): Promise<Deprecation> {
  const { tenantId } = ctx.principal;
  if (tenantId === undefined) throw new Error('Whoever deprecates a set belongs to a tenant.');
  const catalogue = await catalogueOf(ctx);
  const editions = [...archive().editions, ...catalogue.published.map((set) => ({ ...set, file: '' }))];
  refuseUnfit({ setId, replacement }, editions, catalogue.deprecations);
  const named = replacement === undefined ? {} : { replacement };
  const before = catalogue.deprecations.find((each) => each.setId === setId);
  const deprecation = { setId, reason, ...named, at: before?.at ?? timestamp(ctx.clock), by: 'platform' as const };
  const others = catalogue.deprecations.filter((each) => each !== before);
  const next = { ...catalogue, version: catalogue.version + 1, deprecations: [...others, deprecation] };
  return ctx.commit({
    tenantId,
    writes: [putCatalogue(catalogue, next)],
    audit: { action: 'factor-sets.deprecated-everywhere', resource: `factor-set/${setId}`, details: { reason } },
    events: [factorSetDeprecated({ setId, reason, ...named, by: 'platform' })],
    answer: deprecation,
  });
}
