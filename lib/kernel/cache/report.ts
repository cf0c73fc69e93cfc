// A container says what it remembers for a tenant, at most once a minute and only while it reads anyway.
import { settingOr } from '../../platform/settings.ts';
import { put } from '../../platform/table/index.ts';
import type { Remembering } from './container.ts';
import { cacheFiguresRecord } from './records.ts';

const EVERY_MS = 60_000;
const KEPT_SECONDS = 86_400;

/** Figures are never worth failing a request for. */
export async function report({ table, frame, tenantId, container }: Remembering, now: number): Promise<void> {
  const account = container.accounts.get(tenantId);
  if (!account || now - account.reportedAt < EVERY_MS) return;
  account.reportedAt = now;
  container.name ??= frame.ids.next('ctr');
  const figures = {
    container: container.name,
    operation: settingOr('FUNCTION_ID', 'unknown'),
    since: new Date(account.since).toISOString(),
    at: new Date(now).toISOString(),
    caches: Object.fromEntries([...account.caches].map(([name, counted]) => [name, { ...counted }])),
    expiresAt: Math.floor(now / 1000) + KEPT_SECONDS,
  };
  await table
    .transact([put(cacheFiguresRecord, figures)])
    .catch((error: unknown) => frame.log.warn('failed', { error: error instanceof Error ? error : String(error) }));
}
