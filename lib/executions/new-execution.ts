// A run as it begins, before anything is known of its outcome.

import { timestamp } from '../platform/clock.ts';
import type { ObjectsRead } from '../platform/objects/index.ts';
import { check, patch, put, type Write } from '../platform/table/index.ts';
import type { ReceiptSigner } from '../receipts/index.ts';
import type { VersionEntry } from '../registry/index.ts';
import type { StartExecution } from './contract.ts';
import { AlreadyRestated, CancelledAhead, ExecutionTaken } from './faults.ts';
import { pack } from './keep.ts';
import { PENDING_GRACE_SECONDS, secondsAfter } from './model.ts';
import { cancelAheadRecord, executionRecord } from './records.ts';
import type { Execution, Writing } from './store.ts';

export type Starting = Writing & { readonly receiptSigner: ReceiptSigner; readonly objects: ObjectsRead };

const SHARDS = 8;

interface Wanted {
  readonly agentId: string;
  readonly version: VersionEntry;
  readonly wanted: StartExecution;
}

export function newExecution(ctx: Starting, { agentId, version, wanted }: Wanted): Execution {
  const id = wanted.executionId ?? ctx.ids.next('exe');
  return {
    id,
    agentId,
    agentVersion: version.version,
    builtin: version.runtime.builtin,
    state: 'PENDING',
    mode: wanted.mode,
    priority: wanted.priority,
    timeoutSeconds: wanted.timeoutSeconds,
    ...(wanted.mode === 'async' && { input: pack('input', JSON.stringify(wanted.input)) }),
    createdAt: timestamp(ctx.clock),
    createdBy: ctx.principal.id,
    announcements: 1,
    // The random end of a ULID spreads live runs evenly.
    shard: (id.codePointAt(id.length - 1) ?? 0) % SHARDS,
    checkAt: secondsAfter(ctx.clock.now(), PENDING_GRACE_SECONDS),
  };
}

export const ALL_SHARDS = Array.from({ length: SHARDS }, (_, shard) => shard);

/** Both name each other from one moment on; a restatement that has failed already claims nothing. */
function supersede({ id, state, supersedes }: Execution): Write[] {
  if (supersedes === undefined || state === 'FAILED') return [];
  const when = { is: { state: 'SUCCEEDED', supersededBy: undefined } };
  const orElse = () => AlreadyRestated({ executionId: supersedes });
  return [patch(executionRecord, { id: supersedes }, { set: { supersededBy: id }, when, orElse })];
}

/** The first write of a run; only an id the client chose can have been cancelled before it arrived. */
export function firstWrites(execution: Execution, { executionId }: StartExecution): Write[] {
  const { id, agentId } = execution;
  const orElse = () => ExecutionTaken({ executionId: id });
  const ahead = () => CancelledAhead({ executionId: id });
  const notAhead = check(cancelAheadRecord, { executionId: id, agentId }, { when: { absent: true }, orElse: ahead });
  return [
    ...(executionId ? [notAhead] : []),
    ...supersede(execution),
    put(executionRecord, execution, { when: { absent: true }, orElse }),
  ];
}
