// Shows what API keys a tenant has; never a key itself.
import type { PageRequest } from '../../kernel/index.ts';
import type { Page } from '../../platform/table/index.ts';
import type { ApiKeyView } from './contract.ts';
import { apiKeyById, apiKeyPage, type Reading, viewOf } from './store.ts';

export const listApiKeys = (ctx: Reading, page: PageRequest): Promise<Page<ApiKeyView>> => apiKeyPage(ctx, page);

export const getApiKey = async (ctx: Reading, keyId: string): Promise<ApiKeyView> =>
  viewOf(await apiKeyById(ctx, keyId));
