// What a broken database promises: its file is named and so is the way out, before anything opens it.
import { mkdtempSync, openSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { checkState } from './check-state.ts';

function filled(): { dataDir: string; file: string } {
  const dataDir = mkdtempSync(join(tmpdir(), 'state-'));
  const file = join(dataDir, 'kept.sqlite');
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE kept (key TEXT PRIMARY KEY, document TEXT) WITHOUT ROWID');
  const insert = database.prepare('INSERT INTO kept VALUES (?, ?)');
  for (let i = 0; i < 200; i++) insert.run(`key-${i}`, 'x'.repeat(100));
  database.close();
  return { dataDir, file };
}

function scribble(file: string, at: number, text: string): void {
  writeSync(openSync(file, 'r+'), text, at);
}

it('whole databases, empty files and no files are fine', () => {
  const { dataDir } = filled();
  openSync(join(dataDir, 'new.sqlite'), 'a');
  expect(() => checkState(dataDir)).not.toThrow();
  expect(() => checkState(join(dataDir, 'nowhere'))).not.toThrow();
});

it('a broken header and a broken page behind a whole header are told in one line with the way out', () => {
  for (const [at, text] of [
    [0, 'no database'],
    [4096, 'scribble '.repeat(300)],
  ] as const) {
    const { dataDir, file } = filled();
    scribble(file, at, text);
    expect(() => checkState(dataDir)).toThrow(
      /^\S+kept\.sqlite cannot be read \([^\n]+\); start over with: npm start -- --reset$/,
    );
  }
});
