// A context for tests of use cases: the real ports a declaration would be given, for whom and when the test says.
import type { Scope } from '../platform/capability.ts';
import type { Clock } from '../platform/clock.ts';
import { systemIds } from '../platform/ids.ts';
import { freshnessOf } from './cache/freshness.ts';
import { type Context, openContext, type Use, type Warning } from './context.ts';
import { permissionsOf, type Role } from './permissions.ts';
import { platformScope, tenantScope } from './principal.ts';

export interface Trial {
  /** Absent: the platform's plane. */
  readonly tenantId?: string;
  readonly principalId?: string;
  /** Where the principal belongs, when the platform's plane is tried. */
  readonly memberOf?: string;
  readonly roles?: readonly Role[];
  readonly clock?: Clock;
  /** What the request says of how old an answer may be. */
  readonly cacheControl?: string;
  /** Where what an answer lacks is gathered. */
  readonly warnings?: Warning[];
}

const silent = { info() {}, warn() {}, error() {} };

export function trialContext<const U extends readonly Use[]>(uses: U, trial: Trial = {}): Context<U> {
  const {
    tenantId,
    principalId = 'trial',
    memberOf = tenantId,
    roles = [],
    clock = { now: () => new Date() },
    cacheControl,
    warnings = [],
  } = trial;
  const scope: Scope = tenantId === undefined ? platformScope : tenantScope(tenantId);
  const email = `${principalId}@trial.test`;
  return openContext(uses, {
    scope,
    clock,
    principal: {
      ...{ kind: 'user', id: principalId, email, roles, permissions: permissionsOf(roles) },
      ...(memberOf !== undefined && { tenantId: memberOf }),
    },
    ids: systemIds,
    log: silent,
    requestId: 'trial',
    correlationId: 'trial',
    remainingMs: () => 10_000,
    once: [],
    freshness: freshnessOf(cacheControl),
    warnings,
  });
}
