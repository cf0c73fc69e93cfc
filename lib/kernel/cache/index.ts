// The door of the cache: what declarations name in `uses`, and what operators see and move of it.
import type { Capability } from '../../platform/capability.ts';
import { openTable, openTableAhead, type TableReader } from '../../platform/table/index.ts';
import type { KernelFrame } from '../context.ts';
import { type Container, openContainer, type Remembering } from './container.ts';
import { remembered } from './remember.ts';
import type { Remembered } from './remembered.ts';
import { type SharedResult, sharedResult } from './results.ts';

export { STAMP_SECONDS } from './freshness.ts';
export { CacheFigures, cacheFiguresRecord } from './records.ts';
export type { Remembered } from './remembered.ts';
export type { SharedResult } from './results.ts';
export { type Group, moveStamps } from './stamps.ts';

export interface Results {
  /** What was computed for another container while nothing of its groups changed, else computed now. */
  of<T>(kind: SharedResult<T>, of: string, compute: () => Promise<T>): Promise<T>;
}

const ours = openContainer();

/** A table to read, out of which the kinds of items named are remembered by the container. */
export function rememberingTable(
  kinds: readonly Remembered[],
  container: Container = ours,
): Capability<'cache:keep', { readonly table: TableReader; readonly results: Results }, KernelFrame> {
  return {
    name: 'cache:keep',
    ahead: openTableAhead,
    open: (frame) => {
      const table = openTable(frame.scope);
      const { scope } = frame;
      if (scope.plane !== 'tenant') throw new Error('What a container remembers belongs to a tenant.');
      const at: Remembering = { kinds, table, frame, container, tenantId: scope.tenantId };
      return {
        results: { of: (kind, of, compute) => sharedResult(at, kind, { of, compute }) },
        table: {
          ...table,
          get: (record, key) => {
            const kind = kinds.find((known) => known.record === record);
            return kind ? remembered(at, { ...kind, record }, key) : table.get(record, key);
          },
        },
      };
    },
  };
}
