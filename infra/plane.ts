// How far a function's own role reaches into the data: derived from its declaration, never chosen here.
import type { Reach, Spec } from '../lib/kernel/spec.ts';

/** Commands and the authorizer act before or across tenants; a job reads the list of tenants it fans out over. */
export function reachOf(spec: Spec): Reach {
  switch (spec.kind) {
    case 'endpoint':
      return spec.reach;
    case 'job':
      return 'platform';
    case 'authorizer':
    case 'command':
      return 'everything';
    case 'consumer':
    case 'worker':
    case 'step':
      return 'tenant';
  }
}
