// What a handler is given: who, for whom, when, and exactly the ports its declaration names.
import type { CallFrame, Capability, CapabilityName, Scope } from '../platform/capability.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { Freshness } from './cache/freshness.ts';
import type { OnceGuard } from './commit/once.ts';
import type { Log } from './observe.ts';
import type { Principal } from './principal.ts';

export interface BaseContext {
  readonly scope: Scope;
  /** The tenant acted for; asking for it on the platform plane is a bug and throws. */
  readonly tenantId: string;
  readonly principal: Principal;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly requestId: string;
  readonly correlationId: string;
  readonly remainingMs: () => number;
  /** Tells the caller, beside the answer, what it lacks; why is for the log. Where nobody is answered only the log hears. */
  readonly warn: (warning: Warning, why?: unknown) => void;
}

/** What is said beside an answer that is less than it could be. */
export interface Warning {
  readonly code: string;
  readonly message: string;
}

/** What capabilities of the frame itself are opened with. */
export interface KernelFrame extends CallFrame {
  readonly principal: Principal;
  readonly requestId: string;
  readonly correlationId: string;
  readonly log: Log;
  readonly remainingMs: () => number;
  /** Markers the commit writes: of one repeated request, or of each event of a batch. */
  readonly once: readonly OnceGuard[];
  /** How old a thing the request will have, and what it was given; absent where nobody asks over HTTP. */
  readonly freshness?: Freshness;
  /** What the answer will say beside its data; absent where nobody is answered. */
  readonly warnings?: Warning[];
}

export type Use = Capability<CapabilityName, object, KernelFrame>;

type PortsOf<U> = U extends Capability<CapabilityName, infer P, KernelFrame> ? P : never;
type Together<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never;

/** The context that `uses` grants; a port that is not named does not exist on it. */
export type Context<U extends readonly Use[]> = BaseContext &
  ([U[number]] extends [never] ? unknown : Together<PortsOf<U[number]>>);

export function openContext<U extends readonly Use[]>(uses: U, frame: KernelFrame): Context<U> {
  const { scope } = frame;
  const warn: BaseContext['warn'] = (warning, why) => {
    frame.warnings?.push(warning);
    frame.log.warn('degraded', { code: warning.code, ...(why instanceof Error && { error: why }) });
  };
  const context: Record<string, unknown> = { ...frame, warn };
  for (const use of uses) mergePorts(context, use.open(frame));
  Object.defineProperty(context, 'tenantId', {
    get: () => {
      if (scope.plane === 'tenant') return scope.tenantId;
      throw new Error('This function acts on the platform plane and has no tenant.');
    },
  });
  // Each use contributed exactly the ports its type names.
  return context as unknown as Context<U>;
}

/** Two capabilities may speak of one port (`flows.start`, `flows.stop`): their words are joined. */
function mergePorts(context: Record<string, unknown>, ports: object): void {
  for (const [name, port] of Object.entries(ports)) {
    const known = context[name];
    const joins = known && port && typeof known === 'object' && typeof port === 'object';
    context[name] = joins ? { ...known, ...port } : port;
  }
}
