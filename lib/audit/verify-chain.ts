// Recomputes the audit chain of a tenant, block by block and entry by entry, from the present end backwards.
import * as z from 'zod';
import { auditRecord, type BaseContext } from '../kernel/index.ts';
import type { Item, TableReader } from '../platform/table/index.ts';
import { digestOf, GENESIS, hashOf } from './chain.ts';
import type { AuditVerification } from './contract.ts';
import { type Block, blockRecord, type Link } from './records.ts';

type Reading = BaseContext & { readonly table: TableReader };
type Finding = AuditVerification['findings'][number];

/** One request looks at so many of the latest blocks: a thousand entries at most, each read singly. */
const MOST_BLOCKS = 25;
const MOST_FINDINGS = 20;

/** Items as they lie there: what somebody tampered with need not fit any schema, and whatever was added counts too. */
const asFound = z.looseObject({});
const foundBlock = { ...blockRecord, schema: asFound };
const foundEntry = { ...auditRecord, schema: asFound };
const WholeBlock = blockRecord.schema.strict();

export async function verifyChain(ctx: Reading): Promise<AuditVerification> {
  const { items, next } = await ctx.table.query(foundBlock, { match: {}, descending: true, limit: MOST_BLOCKS });
  const { sound, findings } = walk(items.toReversed(), next !== undefined);
  const all = [...findings, ...(await entryFindings(ctx, sound))];
  return {
    intact: all.length === 0,
    blocks: items.length,
    entries: sound.reduce((count, { links }) => count + links.length, 0),
    head: String(items[0]?.['hash'] ?? GENESIS),
    findings: all.slice(0, MOST_FINDINGS),
  };
}

/** Blocks that say what they said when they were made, and what is wrong with the others. */
function walk(items: readonly Item[], goesFurtherBack: boolean): { sound: Block[]; findings: Finding[] } {
  const sound: Block[] = [];
  const findings: Finding[] = [];
  let previous = goesFurtherBack ? items[0]?.['previous'] : GENESIS;
  for (const item of items) {
    const sequence = Number(item['sequence']) || 0;
    const { data: block } = WholeBlock.safeParse(item);
    const isWhole = block !== undefined && hashOf(block) === block.hash;
    if (isWhole) sound.push(block);
    else findings.push({ block: sequence, finding: 'altered-block' });
    if (isWhole && block.previous !== previous) findings.push({ block: sequence, finding: 'broken-link' });
    previous = item['hash'];
  }
  return { sound, findings };
}

async function entryFindings(ctx: Reading, blocks: readonly Block[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { sequence, links } of blocks) {
    const found = await Promise.all(links.map((link) => entryFinding(ctx, link)));
    found.forEach((finding, index) => {
      const entry = links[index]?.id;
      if (finding && entry) findings.push({ block: sequence, entry, finding });
    });
  }
  return findings;
}

async function entryFinding(ctx: Reading, { day, shard, id, digest }: Link): Promise<Finding['finding'] | undefined> {
  const entry = await ctx.table.get(foundEntry, { day, shard, id });
  if (!entry) return 'missing-entry';
  return digestOf(entry) === digest ? undefined : 'altered-entry';
}
