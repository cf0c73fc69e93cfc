// The capabilities a declaration may name in `uses`, gathered so that functions/ need know no platform file.
export { bucketsDraw } from '../platform/buckets/index.ts';
export { cursorsSign } from '../platform/cursors/index.ts';
export { flowsReport, flowsStart, flowsStop } from '../platform/flows/index.ts';
export { healthProbe } from '../platform/health/index.ts';
export { identityAdmin, identityLogin } from '../platform/identity/index.ts';
export { objectsRead, objectsWrite, objectUploads } from '../platform/objects/index.ts';
// By a door of its own: through the one of all objects their client would come along.
export { objectsOnDemand } from '../platform/objects/on-demand.ts';
export { queueSend } from '../platform/queues/index.ts';
export { receiptsSign } from '../platform/receipts/index.ts';
export { tokensVerify } from '../platform/tokens/index.ts';
export { vectorsSearch, vectorsWrite } from '../platform/vectors/service.ts';

import type { Capability } from '../platform/capability.ts';
import { openTable, openTableAhead, type Patch, type Table, type TableReader } from '../platform/table/index.ts';
import { type Claims, claimer } from './commit/claims.ts';
import { type Commit, committer } from './commit/commit.ts';
import { type Parts, partsOf } from './commit/parts.ts';
import type { KernelFrame } from './context.ts';

export const tableRead: Capability<'table:read', { table: TableReader }, KernelFrame> = {
  name: 'table:read',
  open: ({ scope }) => ({ table: openTable(scope) }),
  ahead: openTableAhead,
};

/** Reading, and the one way to write: `commit`. */
export const tableWrite: Capability<'table:write', { table: TableReader; commit: Commit }, KernelFrame> = {
  name: 'table:write',
  open: (frame) => {
    const table: Table = openTable(frame.scope);
    return { table, commit: committer(table, frame) };
  },
  ahead: openTableAhead,
};

/** For calls that change something outside the table before they commit; costs what writing costs. */
export const claiming: Capability<'table:write', { claims: Claims }, KernelFrame> = {
  name: 'table:write',
  open: (frame) => ({ claims: claimer(openTable(frame.scope), frame) }),
};

/** For calls about many things, each with a commit of its own; costs what writing costs. */
export const inParts: Capability<'table:write', { parts: Parts }, KernelFrame> = {
  name: 'table:write',
  open: (frame) => ({ parts: partsOf(openTable(frame.scope), frame) }),
};

/** Notes on an API key when it was last used; its grant names no other items, in whichever tenant. */
export const keysTouch: Capability<'keys:touch', { touch: (change: Patch) => Promise<void> }, KernelFrame> = {
  name: 'keys:touch',
  open: ({ scope }) => ({ touch: (change) => openTable(scope).transact([change]) }),
};
