// The platform's round: every candidate whose content has come is judged; one that passes is published, all or nothing.
import { factorCandidateJudged } from '../../../events/factor-candidate-judged.ts';
import type { BaseContext, Commit } from '../../kernel/index.ts';
import type { ObjectsWrite } from '../../platform/objects/index.ts';
import { put, type TableReader } from '../../platform/table/index.ts';
import { extendArchive, type FactorArchive } from '../archive/archive.ts';
import { editionRows } from '../archive/edition-rows.ts';
import { archive } from '../archive/open-archive.ts';
import { setKey } from '../shelf/records.ts';
import { judgeCandidate, type Verdict } from './judge-candidate.ts';
import {
  EMPTY_CATALOGUE,
  type FactorCandidate,
  type FactorCatalogue,
  factorCandidateRecord,
  factorCatalogueRecord,
  feedKey,
} from './records.ts';

export type PlatformCtx = BaseContext & {
  readonly table: TableReader;
  readonly commit: Commit;
  readonly objects: ObjectsWrite;
};

/** What the tenants are brought up to after the round. */
export interface Round {
  readonly catalogue: FactorCatalogue;
  /** The content of a published set, read once for all tenants. */
  readonly contentOf: (sha256: string) => Promise<string>;
}

const PER_ROUND = 5;
const FINDINGS_KEPT = 100;

export async function judgeCandidates(ctx: PlatformCtx): Promise<Round> {
  let catalogue = await catalogueOf(ctx);
  const { items } = await ctx.table.query(factorCandidateRecord, {
    index: 'gsi1',
    match: { queue: 'due' },
    limit: PER_ROUND,
  });
  for (const listed of items) {
    // The index may lag behind: the item itself says where it stands.
    const candidate = await ctx.table.get(factorCandidateRecord, { id: listed.id });
    if (candidate?.queue === undefined || (await ctx.objects.head(feedKey(candidate.id))) === undefined) continue;
    catalogue = await judge(ctx, candidate, catalogue);
  }
  const read = new Map<string, Promise<string>>();
  return {
    catalogue,
    contentOf: (sha256) => {
      const asked = read.get(sha256) ?? ctx.objects.text(setKey(sha256));
      read.set(sha256, asked);
      return asked;
    },
  };
}

export const catalogueOf = async ({ table }: { readonly table: TableReader }): Promise<FactorCatalogue> =>
  (await table.get(factorCatalogueRecord, {})) ?? EMPTY_CATALOGUE;

async function judge(
  ctx: PlatformCtx,
  candidate: FactorCandidate,
  catalogue: FactorCatalogue,
): Promise<FactorCatalogue> {
  const text = await ctx.objects.text(feedKey(candidate.id));
  const today = ctx.clock.now().toISOString().slice(0, 10);
  const verdict = judgeCandidate(text, await archiveWith(ctx, catalogue), today);
  const publish = verdict.outcome === 'PASSED' || (verdict.outcome === 'HELD' && candidate.state === 'APPROVED');
  const next = publish ? await published(ctx, verdict, catalogue) : catalogue;
  const state = publish ? 'PUBLISHED' : verdict.outcome === 'HELD' ? 'HELD' : 'REFUSED';
  const setId = 'set' in verdict ? verdict.set.id : verdict.setId;
  const { queue: _, ...rest } = candidate;
  const judged: FactorCandidate = {
    ...rest,
    state,
    findings: verdict.findings.slice(0, FINDINGS_KEPT),
    ...(setId !== undefined && { setId }),
    ...('set' in verdict && { sha256: verdict.set.sha256 }),
  };
  await ctx.commit({
    tenantId: candidate.tenantId,
    writes: [
      put(factorCandidateRecord, judged, { when: { is: { state: candidate.state } } }),
      ...(publish ? [putCatalogue(catalogue, next)] : []),
    ],
    audit: { action: 'factor-candidates.judged', resource: `factor-candidate/${candidate.id}`, details: { state } },
    events: [
      factorCandidateJudged({
        ...{ candidateId: candidate.id, outcome: state, findings: verdict.findings.length },
        ...(setId !== undefined && { setId }),
      }),
    ],
  });
  return next;
}

/** The content first, under its checksum; the catalogue names it in the commit, so a half-way publication is none. */
async function published(ctx: PlatformCtx, verdict: Verdict, catalogue: FactorCatalogue): Promise<FactorCatalogue> {
  if (!('set' in verdict)) return catalogue;
  await ctx.objects.put(setKey(verdict.set.sha256), verdict.content, { contentType: 'application/json' });
  return { ...catalogue, version: catalogue.version + 1, published: [...catalogue.published, verdict.set] };
}

export const putCatalogue = (before: FactorCatalogue, next: FactorCatalogue) =>
  put(factorCatalogueRecord, next, {
    when: before.version === 0 ? { absent: true } : { is: { version: before.version } },
  });

export async function archiveWith(
  ctx: Pick<PlatformCtx, 'objects'>,
  { published: sets }: FactorCatalogue,
): Promise<FactorArchive> {
  const rows = await Promise.all(
    sets.map(async ({ id, sha256 }) => [id, editionRows(JSON.parse(await ctx.objects.text(setKey(sha256))))] as const),
  );
  const byId = new Map(rows);
  return extendArchive(
    archive(),
    sets.map((set) => ({ ...set, file: setKey(set.sha256) })),
    (id) => byId.get(id),
  );
}
