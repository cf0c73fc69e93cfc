// Before its first call a container brings what all tenants share and every call needs, as far as its declaration names it.
import { setTimeout } from 'node:timers/promises';
import { settingOr } from '../platform/settings.ts';
import type { Use } from './context.ts';

/** What takes longer goes on by itself: nobody waits for it longer than the first call would have waited anyway. */
const LONGEST_MS = 300;

/** Lambda has begun this process to serve calls; whoever else loads a declaration only reads it. */
const isContainer = (): boolean => settingOr('AWS_LAMBDA_INITIALIZATION_TYPE', '') !== '';

/** Fails nobody: what could not be brought is fetched by the first call, as if it had never been tried. */
export async function begin(uses: readonly Use[]): Promise<void> {
  if (!isContainer()) return;
  const brought = Promise.allSettled(uses.map(async (use) => use.ahead?.()));
  const enough = new AbortController();
  await Promise.race([brought, setTimeout(LONGEST_MS, undefined, { signal: enough.signal })]);
  enough.abort();
}
