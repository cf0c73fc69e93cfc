// A capability is a port as a value: naming it in `uses` types the handler's ctx, bundles its client and grants its IAM.
import type { Clock } from './clock.ts';
import type { Ids } from './ids.ts';

/** Everything a function may be allowed to touch; infra maps each name to grants and environment, exhaustively. */
export const CAPABILITIES = [
  'table:read',
  'table:write',
  'cache:keep',
  'objects:read',
  'objects:write',
  'vectors:search',
  'vectors:write',
  'flows:start',
  'flows:stop',
  'flows:report',
  'queue:send',
  'receipts:sign',
  'cursors:sign',
  'identity:login',
  'identity:admin',
  'tokens:verify',
  'keys:touch',
  'buckets:draw',
  'buckets:guard',
  'health:probe',
] as const;

export type CapabilityName = (typeof CAPABILITIES)[number];

/** The tenant a function acts for, or the platform itself; minted by the kernel alone. */
export type Scope = { readonly plane: 'tenant'; readonly tenantId: string } | { readonly plane: 'platform' };

/** What a port may know of the call it serves. */
export interface CallFrame {
  readonly scope: Scope;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface Capability<N extends CapabilityName, Ports, Frame extends CallFrame = CallFrame> {
  readonly name: N;
  /** Opened anew for each call, bound to its scope; clients behind it are shared by the container. */
  open(frame: Frame): Ports;
  /** What all tenants share of it and every call needs: brought while a container begins, before anybody waits. */
  readonly ahead?: () => Promise<void>;
}
