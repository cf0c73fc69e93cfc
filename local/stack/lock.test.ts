// Promises of the lock and of the look at old state.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { checkState, findCorrupt } from './check-state.ts';
import { lockDataDir } from './lock.ts';

const place = () => mkdtempSync(join(tmpdir(), 'state-'));

it('a second start on the same data is refused with its holder, and allowed after the first ends', () => {
  const dataDir = place();
  const release = lockDataDir(dataDir);
  expect(() => lockDataDir(dataDir)).toThrow(`process id ${process.pid} already runs on ${dataDir}`);
  release();
  expect(existsSync(join(dataDir, 'stack.lock'))).toBe(false);
  lockDataDir(dataDir)();
});

it('the lock of a process that is gone, of a later one with its number, or cut short is taken over', () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  const leftovers = [JSON.stringify({ pid: dead, born: '1' }), JSON.stringify({ pid: process.pid, born: '1' }), '{"pi'];
  for (const content of leftovers) {
    const dataDir = place();
    writeFileSync(join(dataDir, 'stack.lock'), content);
    expect(() => lockDataDir(dataDir)).not.toThrow();
  }
});

it('a broken database is named together with the way out', () => {
  const dataDir = place();
  mkdirSync(join(dataDir, 's3'));
  const file = join(dataDir, 's3', 'catalogue.sqlite');
  const database = new DatabaseSync(file);
  database.exec('CREATE TABLE t (a)');
  database.close();
  expect(() => checkState(dataDir)).not.toThrow();
  expect(findCorrupt(dataDir)).toBeUndefined();
  writeFileSync(file, 'garbage instead of pages');
  expect(() => checkState(dataDir)).toThrow(
    `${file} cannot be read (it is not a database); start over with: npm start -- --reset`,
  );
  expect(findCorrupt(dataDir)?.message).toContain(file);
});

it('a data directory that does not exist yet has nothing wrong with it', () => {
  expect(() => checkState(join(place(), 'none'))).not.toThrow();
});
