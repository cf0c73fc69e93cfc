// The door of the frame: what functions/ declare with, and what domains may know of the context they are given.

export { command } from './async/command.ts';
export { consumer } from './async/consumer.ts';
export { flow, stepArn } from './async/flow.ts';
export { gatherer } from './async/gatherer.ts';
export type { Heard } from './async/hear.ts';
export { job } from './async/job.ts';
export { step } from './async/step.ts';
export { worker } from './async/worker.ts';
export {
  CacheFigures,
  cacheFiguresRecord,
  type Group,
  moveStamps,
  type Remembered,
  type Results,
  rememberingTable,
  type SharedResult,
  STAMP_SECONDS,
} from './cache/index.ts';
export { digestOf } from './commit/audit-reference.ts';
export type { Claims } from './commit/claims.ts';
export type { AuditEntry, Commit, Unit } from './commit/commit.ts';
export type { Parts, Undertaking } from './commit/parts.ts';
export { auditRecord } from './commit/records.ts';
export type { BaseContext, Context, Warning } from './context.ts';
export { PermissionMissing } from './faults.ts';
export type { AuthorizerContext } from './http/authorize.ts';
export { authorizer } from './http/authorizer.ts';
export type { Leaving } from './http/call.ts';
export type { Credential } from './http/credential.ts';
export { type Document, document } from './http/document.ts';
export { endpoint } from './http/endpoint.ts';
export { eventStream, type ServerSentEvent } from './http/event-stream.ts';
export { type Filter, filterOver, holds } from './http/filters/index.ts';
export { compareSorted, sortedBy } from './http/in-order.ts';
export type { KnownCaller } from './http/known-callers.ts';
export { listing } from './http/listing.ts';
export {
  counted,
  isMixed,
  isRefusal,
  MOST_ITEMS,
  misshapenItem,
  type Outcome,
  type Outcomes,
  outcomesOf,
  refusedItem,
} from './http/outcomes.ts';
export { pageOf } from './http/page-of.ts';
export { isDescending, type PageRequest } from './http/page-request.ts';
export { problemsOf } from './http/problems.ts';
export { worded } from './http/worded.ts';
export { type Allowance, SENSITIVE, USER_PER_MINUTE } from './limits/policies.ts';
export {
  KEY_PERMISSIONS,
  PERMISSIONS,
  type Permission,
  permissionsOf,
  ROLES,
  type Role,
  TENANT_ROLES,
} from './permissions.ts';
export { type Principal, SLUG, TenantId } from './principal.ts';
export { TENANT_PROFILE_KEY, tenantEntryRecord } from './tenants.ts';
export * from './uses.ts';
