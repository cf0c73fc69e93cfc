// Recomputes the audit chain of a tenant, block by block and entry by entry, from the present end backwards.
import { auditRecord, type BaseContext, digestOf } from '../kernel/index.ts';
import type { TableReader } from '../platform/table/index.ts';
import { GENESIS, hashOf } from './chain.ts';
import type { AuditVerification } from './contract.ts';
import { type Block, blockRecord } from './records.ts';

type Reading = BaseContext & { readonly table: TableReader };
type Finding = AuditVerification['findings'][number];

/** One request looks at so many of the latest blocks; older ones were looked at when they were new. */
const MOST_BLOCKS = 100;
const MOST_FINDINGS = 20;

export async function verifyChain(ctx: Reading): Promise<AuditVerification> {
  const { items, next } = await ctx.table.query(blockRecord, { match: {}, descending: true, limit: MOST_BLOCKS });
  const blocks = items.toReversed();
  const start = next ? blocks[0]?.previous : GENESIS;
  const findings = [...linkFindings(blocks, start ?? GENESIS), ...(await entryFindings(ctx, blocks))];
  return {
    intact: findings.length === 0,
    blocks: blocks.length,
    entries: blocks.reduce((count, { links }) => count + links.length, 0),
    head: blocks.at(-1)?.hash ?? GENESIS,
    findings: findings.slice(0, MOST_FINDINGS),
  };
}

function linkFindings(blocks: readonly Block[], start: string): Finding[] {
  let previous = start;
  return blocks.flatMap((block): Finding[] => {
    const linked = block.previous === previous;
    previous = block.hash;
    if (!linked) return [{ block: block.sequence, finding: 'broken-link' }];
    return hashOf(block) === block.hash ? [] : [{ block: block.sequence, finding: 'altered-block' }];
  });
}

async function entryFindings(ctx: Reading, blocks: readonly Block[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { sequence, links } of blocks) {
    const entries = await Promise.all(
      links.map(({ day, shard, id }) => ctx.table.get(auditRecord, { day, shard, id })),
    );
    entries.forEach((entry, index) => {
      const link = links[index];
      if (!link) return;
      if (!entry) findings.push({ block: sequence, entry: link.id, finding: 'missing-entry' });
      else if (digestOf(entry) !== link.digest)
        findings.push({ block: sequence, entry: link.id, finding: 'altered-entry' });
    });
  }
  return findings;
}
