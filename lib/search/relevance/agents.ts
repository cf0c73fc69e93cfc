// Forty agents as companies of this field would write them down: what the judged questions are asked of.
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Agent } from '../../registry/index.ts';

const Row = z.strictObject({
  id: z.string(),
  name: z.string(),
  category: z.string(),
  tags: z.array(z.string()),
  description: z.string(),
  builtin: z.string().optional(),
});

const rows = z.array(Row).parse(JSON.parse(readFileSync(new URL('agents.json', import.meta.url), 'utf8')));

export const RELEVANCE_AGENTS: readonly Agent[] = rows.map(({ builtin, ...words }, at) => {
  const createdAt = new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString();
  const by = { createdAt, createdBy: 'usr_writer' };
  const runtime = { kind: 'builtin' as const, builtin: builtin ?? '' };
  const versions = builtin === undefined ? [] : [{ version: '1.0.0', runtime, state: 'DRAFT' as const, ...by }];
  return { ...words, ...by, versions, updatedAt: createdAt, state: 'DRAFT', version: 1, listed: 'live' };
});
