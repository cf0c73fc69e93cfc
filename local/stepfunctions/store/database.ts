// The SQLite file that outlives a kill: machines, executions, where each run stands, its tokens, its history, its notices.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const schema = `
  CREATE TABLE IF NOT EXISTS machines (
    arn TEXT PRIMARY KEY, name TEXT NOT NULL, revision TEXT NOT NULL, role_arn TEXT NOT NULL,
    settings TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS revisions (
    machine_arn TEXT NOT NULL, revision TEXT NOT NULL, definition TEXT NOT NULL, PRIMARY KEY (machine_arn, revision)
  );
  CREATE TABLE IF NOT EXISTS executions (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, arn TEXT NOT NULL UNIQUE, machine_arn TEXT NOT NULL, revision TEXT NOT NULL,
    name TEXT NOT NULL, role_arn TEXT NOT NULL, input TEXT NOT NULL, status TEXT NOT NULL, started_at INTEGER NOT NULL,
    stopped_at INTEGER, output TEXT, error TEXT, cause TEXT
  );
  CREATE INDEX IF NOT EXISTS executions_by_machine ON executions (machine_arn, seq);
  CREATE INDEX IF NOT EXISTS executions_running ON executions (status) WHERE status = 'RUNNING';
  CREATE TABLE IF NOT EXISTS frames (
    execution TEXT NOT NULL, path TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (execution, path)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS tokens (
    token TEXT PRIMARY KEY, execution TEXT NOT NULL, outcome TEXT
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS tokens_by_execution ON tokens (execution);
  CREATE TABLE IF NOT EXISTS history (
    execution TEXT NOT NULL, id INTEGER NOT NULL, previous INTEGER NOT NULL, type TEXT NOT NULL,
    at INTEGER NOT NULL, details TEXT NOT NULL, PRIMARY KEY (execution, id)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS notices (seq INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL);
`;

/** As long as the service itself remembers an execution that has ended. */
const retentionMs = 90 * 24 * 3_600_000;

export function openDatabase(dataDir: string, now: number): DatabaseSync {
  mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(join(dataDir, 'stepfunctions.sqlite'));
  // With WAL, NORMAL loses nothing when the process dies; only a power cut could take the last commits.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000;');
  database.exec(schema);
  forgetEnded(database, now - retentionMs);
  return database;
}

function forgetEnded(database: DatabaseSync, before: number): void {
  const old = 'SELECT arn FROM executions WHERE stopped_at < ?';
  database.prepare(`DELETE FROM history WHERE execution IN (${old})`).run(before);
  database.prepare('DELETE FROM executions WHERE stopped_at < ?').run(before);
}
