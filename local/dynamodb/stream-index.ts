// Gives the emulator's stream table the indexes it lacks: each record written asks for the highest number so far.
//
// Without them every write reads the whole stream, images included: after 2,000 transactions the table was ten times slower.
// SQLite keeps and uses an index whoever made it, so the emulator needs to know nothing of them.
import { DatabaseSync } from 'node:sqlite';

const INDEXES = `
  CREATE INDEX IF NOT EXISTS _stream_records_by_number
    ON _stream_records (table_name, CAST(sequence_number AS INTEGER));
  CREATE INDEX IF NOT EXISTS _stream_records_by_shard
    ON _stream_records (table_name, shard_id, sequence_number);`;

/** To be called while the emulator runs, since it is the one that makes the table. */
export function indexStream(database: string): void {
  const connection = new DatabaseSync(database, { timeout: 5_000 });
  try {
    const known = connection.prepare("SELECT 1 FROM sqlite_master WHERE name = '_stream_records'").get();
    if (known) connection.exec(INDEXES);
  } finally {
    connection.close();
  }
}
