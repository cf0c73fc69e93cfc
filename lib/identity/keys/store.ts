// The access patterns of API keys.
import { type BaseContext, type Commit, isDescending, type PageRequest } from '../../kernel/index.ts';
import { type Page, patch, put, remove, type TableReader, type Value, type Write } from '../../platform/table/index.ts';
import type { ApiKeyView } from './contract.ts';
import { ApiKeyChanged, ApiKeyNotFound, TooManyApiKeys } from './faults.ts';
import { prefixOf } from './model.ts';
import { apiKeyRecord } from './records.ts';

export type Reading = BaseContext & { readonly table: TableReader };
export type Writing = Reading & { readonly commit: Commit };

export type ApiKey = Value<typeof apiKeyRecord>;

export async function apiKeyById(ctx: Reading, keyId: string): Promise<ApiKey> {
  const key = await ctx.table.get(apiKeyRecord, { id: keyId });
  if (!key) throw ApiKeyNotFound({ keyId });
  return key;
}

/** Ids sort by the time they were made. */
export async function apiKeyPage(ctx: Reading, page: PageRequest): Promise<Page<ApiKeyView>> {
  const descending = isDescending(page, 'newest first');
  const { items, ...rest } = await ctx.table.query(apiKeyRecord, { match: {}, ...page, descending });
  return { items: items.map(viewOf), ...rest };
}

/** Of two that would both be the last one, one is refused. */
export const putNew = (key: ApiKey, limit: number): Write =>
  put(apiKeyRecord, key, { when: { absent: true }, most: { items: limit, orElse: () => TooManyApiKeys({ limit }) } });

const unchanged = ({ id, hash }: ApiKey) => ({ when: { is: { hash } }, orElse: () => ApiKeyChanged({ keyId: id }) });

/** Only what a rotation changes: a use may be noted at the same moment. */
export function patchRotated(before: ApiKey, { hash, validUntil, retiring, rotatedAt }: ApiKey): Write {
  return patch(
    apiKeyRecord,
    { id: before.id },
    { set: { hash, validUntil, retiring, rotatedAt }, ...unchanged(before) },
  );
}

export const removeKey = (key: ApiKey): Write => remove(apiKeyRecord, { id: key.id }, unchanged(key));

export function viewOf({ tenantId, hash, validUntil, retiring, ...shown }: ApiKey): ApiKeyView {
  const previous = retiring && { previousValidUntil: retiring.validUntil };
  return { ...shown, prefix: prefixOf({ tenantId, id: shown.id }), expiresAt: validUntil, ...previous };
}
