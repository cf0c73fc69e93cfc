// Where a scope's objects live: the prefix is put on here and nowhere else, so no domain can name another tenant's key.
import type { Scope } from '../capability.ts';

export function objectKey(scope: Scope, key: string): string {
  if (key === '' || key.length > 900 || key.split('/').some((part) => part === '' || part === '.' || part === '..')) {
    throw new Error(`Not an object key: "${key}". A key is made of non-empty parts joined by slashes.`);
  }
  return scope.plane === 'tenant' ? `TENANT/${scope.tenantId}/${key}` : `PLATFORM/${key}`;
}
