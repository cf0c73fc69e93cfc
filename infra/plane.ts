// How far a function's own role reaches into the data: derived from its declaration, never chosen here.
import type { Spec } from '../lib/kernel/spec.ts';

/** `tenant`: only through a tenant's session. `platform`: besides, the platform's own keys. `everything`: any key. */
export type Reach = 'tenant' | 'platform' | 'everything';

/** Platform endpoints, commands and the authorizer act before or across tenants; a job reads the list of tenants it fans out over. */
export function reachOf(spec: Spec): Reach {
  if (spec.kind === 'job') return 'platform';
  if (spec.kind === 'authorizer' || spec.kind === 'command') return 'everything';
  return spec.kind === 'endpoint' && spec.plane === 'platform' ? 'everything' : 'tenant';
}
