// Group commit: writes of many executions gather during one turn of the event loop and land in a single transaction.
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

interface Write {
  readonly sql: string;
  values: readonly SQLInputValue[];
}

export interface Journal {
  write(sql: string, ...values: SQLInputValue[]): void;
  /** A delete: what was noted before it stays before it. */
  remove(sql: string, ...values: SQLInputValue[]): void;
  /** As write, but only the last one under the same key within a commit reaches the disk. */
  overwrite(key: string, sql: string, ...values: SQLInputValue[]): void;
  /** Resolves when everything written so far is on disk; never resolves once sealed. */
  commit(): Promise<void>;
  read(sql: string, ...values: SQLInputValue[]): Record<string, unknown>[];
  /** From here on nothing is written: what the process would lose when killed now is lost. */
  seal(): void;
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one closure over the batch in the making; splitting it would share mutable state.
export function createJournal(database: DatabaseSync): Journal {
  const statements = new Map<string, StatementSync>();
  let writes: Write[] = [];
  let keyed = new Map<string, Write>();
  let scheduled: PromiseWithResolvers<void> | undefined;
  let sealed = false;

  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const flush = (): void => {
    if (sealed) return;
    const batch = writes;
    const waiting = scheduled;
    writes = [];
    keyed = new Map();
    scheduled = undefined;
    try {
      if (batch.length > 0) runBatch(database, prepared, batch);
      waiting?.resolve();
    } catch (error) {
      waiting?.reject(error);
    }
  };
  const schedule = (): Promise<void> => {
    if (!scheduled) {
      scheduled = Promise.withResolvers();
      scheduled.promise.catch((error: unknown) => console.error('The Step Functions journal could not commit.', error));
      setImmediate(flush);
    }
    return scheduled.promise;
  };
  const write = (sql: string, ...values: SQLInputValue[]): void => {
    if (sealed) return;
    writes.push({ sql, values });
    schedule();
  };
  const remove = (sql: string, ...values: SQLInputValue[]): void => {
    keyed.clear();
    write(sql, ...values);
  };
  const overwrite = (key: string, sql: string, ...values: SQLInputValue[]): void => {
    if (sealed) return;
    const earlier = keyed.get(key);
    if (earlier) {
      earlier.values = values;
      return;
    }
    const entry = { sql, values };
    keyed.set(key, entry);
    writes.push(entry);
    schedule();
  };
  return {
    write,
    remove,
    overwrite,
    commit: schedule,
    read: (sql, ...values) => {
      flush();
      return prepared(sql).all(...values);
    },
    seal: () => {
      sealed = true;
    },
  };
}

function runBatch(database: DatabaseSync, prepared: (sql: string) => StatementSync, batch: readonly Write[]): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const { sql, values } of batch) prepared(sql).run(...values);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
