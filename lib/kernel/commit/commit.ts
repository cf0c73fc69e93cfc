// One write: state under its prior-state condition, audit entry, events, usage and idempotency marker in one transaction.
import type { DomainEvent } from '../../../events/envelope.ts';
import { timestamp } from '../../platform/clock.ts';
import { patch, put, type Table, type Value, type Write } from '../../platform/table/index.ts';
import type { KernelFrame } from '../context.ts';
import { referenceOf } from './audit-reference.ts';
import { onceWrite } from './once.ts';
import { auditRecord, outboxRecord, shardOf, usageRecord } from './records.ts';

const OUTBOX_DAYS = 7;

export interface AuditEntry {
  /** `<domain>.<past participle>`, e.g. `agents.created`. */
  readonly action: string;
  /** Kind and id of the thing, e.g. `agent/fuel-emissions`. */
  readonly resource: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface Unit<A = unknown> {
  readonly writes: readonly Write[];
  readonly audit?: AuditEntry;
  readonly events?: readonly DomainEvent[];
  readonly usage?: Readonly<Record<string, number>>;
  /** What the caller will be told; kept beside the marker when the request carried an Idempotency-Key. */
  readonly answer?: A;
  /** The tenant concerned, where the platform acts. */
  readonly tenantId?: string;
}

export type Commit = <A>(unit: Unit<A>) => Promise<A>;

export function committer(table: Table, frame: KernelFrame): Commit {
  let spent = false;
  return async <A>(unit: Unit<A>) => {
    if (spent)
      throw new Error('A call that is to happen once commits once: its second commit would be lost in a repeat.');
    const tenantId = frame.scope.plane === 'tenant' ? frame.scope.tenantId : unit.tenantId;
    const once = frame.once.map((guard) => onceWrite(guard, unit.answer));
    if (!tenantId && (unit.audit || unit.events || unit.usage))
      throw new Error('A commit on the platform plane must name the tenant whose audit, events or usage it carries.');
    if (unit.audit && !unit.events?.length)
      throw new Error('An audit entry is chained by the event it is written with; this commit says none.');
    const traces = tenantId ? tracesOf(unit, frame, tenantId) : [];
    // The markers stand first: of several refusals, "already done" is the one to report.
    await table.transact([...once, ...unit.writes, ...traces]);
    spent = frame.once.length > 0;
    // Without an answer A is void or undefined.
    return unit.answer as A;
  };
}

function tracesOf(unit: Unit, frame: KernelFrame, tenantId: string): Write[] {
  const at = timestamp(frame.clock);
  const entry = unit.audit && auditEntry(unit.audit, frame, tenantId, at);
  const audit = entry ? referenceOf(entry) : '';
  const events = (unit.events ?? []).map((event) => outboxWrite(event, frame, { tenantId, at, audit }));
  return [...(entry ? [put(auditRecord, entry)] : []), ...events, ...usageWrites(unit, frame, tenantId, at)];
}

function auditEntry(entry: AuditEntry, frame: KernelFrame, tenantId: string, at: string): Value<typeof auditRecord> {
  const id = frame.ids.next('aud');
  const { actingFrom } = frame.principal;
  return {
    ...entry,
    tenantId,
    id,
    at,
    day: at.slice(0, 10),
    shard: shardOf(id),
    principal: frame.principal.id,
    requestId: frame.requestId,
    ...(actingFrom && { actingFrom }),
  };
}

interface Occasion {
  readonly tenantId: string;
  readonly at: string;
  readonly audit: string;
}

function outboxWrite(event: DomainEvent, frame: KernelFrame, { tenantId, at, audit }: Occasion): Write {
  const id = frame.ids.next('evt');
  return put(outboxRecord, {
    id,
    tenantId,
    audit,
    type: event.type,
    occurredAt: at,
    correlationId: frame.correlationId,
    principal: frame.principal.id,
    payload: JSON.stringify(event.payload),
    shard: shardOf(id),
    expiresAt: Math.floor(frame.clock.now().getTime() / 1000) + OUTBOX_DAYS * 86_400,
  });
}

function usageWrites(unit: Unit, frame: KernelFrame, tenantId: string, at: string): Write[] {
  const month = at.slice(0, 7);
  const shard = shardOf(frame.ids.next('evt'));
  return Object.entries(unit.usage ?? {}).map(([metric, amount]) =>
    patch(usageRecord, { tenantId, month, metric, shard }, { add: { amount } }),
  );
}
