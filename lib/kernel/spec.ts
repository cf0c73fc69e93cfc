// The declarations as data: what routes, OpenAPI, grants, alarms, the local host and the generated tests are made from.
import type * as z from 'zod';
import type { CapabilityName } from '../platform/capability.ts';
import type { QueueName } from '../platform/queues/names.ts';
import type { AnyFaultType } from '../shared/fault.ts';
import type { Permission } from './permissions.ts';

/** `public`: no sign-in. `signed-in`: any principal. Else the permission the principal must hold. */
export type Access = Permission | 'public' | 'signed-in';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Route = `${Method} /${string}`;

/** Which keys of the data a function's own role names. `tenant`: none, only through a tenant's session. `platform`: the platform's own. `everything`: those of any tenant, too. */
export type Reach = 'tenant' | 'platform' | 'everything';

/** What every Lambda of ours says of itself, whatever wakes it. */
interface FunctionSpec {
  /** `<domain>.<verb>` in kebab-case; names of functions, alarms and log groups derive from it. */
  readonly id: string;
  readonly summary: string;
  readonly uses: readonly CapabilityName[];
  /** What customers lose when this fails; the alarm's text. */
  readonly impact: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** Files to lay beside the bundle: `openapi` (the generated document), a data file of ours (`lib/…`) or a path inside an npm package. */
  readonly assets: readonly string[];
}

/**
 * A request that works, in terms of others that ran before it: `needs` names endpoints whose examples run first, and
 * `{{start.id}}` in any string stands for `data.id` of the one called `start`.
 */
export interface Example {
  readonly needs?: Readonly<Record<string, string>>;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Content to send first: for a need whose answer carries an `upload` ticket, or `parts` that do, what to send with it. */
  readonly uploads?: Readonly<Record<string, string | { readonly base64: string }>>;
  /** Needs that were answered by 202: the `status` that what stands at their Location has to reach first. */
  readonly settled?: Readonly<Record<string, string>>;
}

/** Of an operation that will go: days as `2026-11-30`, and the path of what takes its place. */
export interface Deprecation {
  readonly since: string;
  readonly sunset: string;
  readonly successor: `/${string}`;
}

/** What one caller may do a minute at one operation. */
export interface RouteLimit {
  readonly perMinute: number;
  /** Of an operation without sign-in: the field of its body that says whom it is about, such as `email`. */
  readonly by?: string;
}

export interface EndpointSpec extends FunctionSpec {
  readonly kind: 'endpoint';
  readonly route: Route;
  readonly permission: Access;
  /** `platform` endpoints reach beyond one tenant: a short list held by a test. */
  readonly plane: 'tenant' | 'platform';
  readonly reach: Reach;
  readonly path: z.ZodObject | undefined;
  readonly query: z.ZodObject | undefined;
  readonly body: z.ZodType | undefined;
  /** Success statuses and the schema of `data`; null where there is none. */
  readonly output: Readonly<Record<number, z.ZodType | null>>;
  /** Which of the statuses in `output` an answer carries, and where what it made or started can be found. */
  readonly statusOf: (data: unknown) => number;
  readonly locationOf: ((data: unknown, path: Readonly<Record<string, unknown>>) => string | undefined) | undefined;
  readonly faults: readonly AnyFaultType[];
  readonly idempotent: boolean;
  readonly deprecated: Deprecation | undefined;
  /** The answer holds a secret: what is kept of it for a repeat is readable only with the client's own Idempotency-Key. */
  readonly secretive: boolean;
  /** What one principal may do a minute here, beside what limits all its requests. */
  readonly limit: RouteLimit | undefined;
  /** Answers a page: `limit`, `cursor`, `meta.page`. */
  readonly paged: boolean;
  /** Of a list: the fields in whose order it can be read. */
  readonly sortable: readonly string[];
  /** Answers `text/event-stream` (or what `produces` says) instead of the envelope. */
  readonly produces: 'json' | 'events' | 'html' | 'document';
  readonly example: Example;
}

export interface ConsumerSpec extends FunctionSpec {
  readonly kind: 'consumer';
  /** Event types; `'*'` is every event. */
  readonly on: readonly string[];
  readonly batchSize: number;
  readonly windowSeconds: number;
  /** How many batches at once: a slow consumer must not starve the API, nor contend with itself. */
  readonly maximumConcurrency: number;
  readonly example: { readonly type: string; readonly payload: unknown };
}

/** Drains a queue that the app itself fills, one message at a time with partial failure. */
export interface WorkerSpec extends FunctionSpec {
  readonly kind: 'worker';
  readonly queues: readonly WorkerQueue[];
}

export interface WorkerQueue {
  readonly name: QueueName;
  readonly batchSize: number;
  readonly maximumConcurrency: number;
}

export interface JobSpec extends FunctionSpec {
  readonly kind: 'job';
  /** EventBridge Scheduler expression. */
  readonly schedule: string;
}

export interface StepSpec extends FunctionSpec {
  readonly kind: 'step';
  readonly flow: string;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

export interface AuthorizerSpec extends FunctionSpec {
  readonly kind: 'authorizer';
  /** How long a container goes by what it found: how late, at most, a revocation is felt. */
  readonly cacheSeconds: number;
}

/** What an operator invokes by hand, before there is anybody who could sign in. */
export interface CommandSpec extends FunctionSpec {
  readonly kind: 'command';
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

/** Anything that becomes a Lambda. */
export type Spec = EndpointSpec | ConsumerSpec | WorkerSpec | JobSpec | StepSpec | AuthorizerSpec | CommandSpec;

/** A Step Functions state machine in the JSONata dialect; `{{step:<id>}}` stands for that step's function ARN. */
export interface FlowSpec {
  readonly kind: 'flow';
  readonly id: string;
  readonly summary: string;
  readonly impact: string;
  readonly definition: Readonly<Record<string, unknown>>;
}

/** What a file under functions/ exports by default. */
export interface Declared<S extends Spec = Spec> {
  readonly spec: S;
  /** What its container does before the first call; see begin.ts. */
  readonly begin?: () => Promise<void>;
  (event: never, context: never): Promise<unknown>;
}
export interface DeclaredFlow {
  readonly spec: FlowSpec;
}
