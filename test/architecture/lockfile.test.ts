// The lockfile serves every machine: npm ci refuses one that leaves out what only other platforms install.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { ROOT } from './read-imports.ts';

const Versions = z.record(z.string(), z.string()).default({});
const Lockfile = z.object({ packages: z.record(z.string(), z.looseObject({ optionalDependencies: Versions })) });
const Manifest = z.object({ dependencies: Versions, devDependencies: Versions, optionalDependencies: Versions });

test('every optional part has its entry, wherever a registry lacks it', async () => {
  const { packages } = Lockfile.parse(JSON.parse(await readFile(`${ROOT}/package-lock.json`, 'utf8')));
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${place}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});

test('every dependency is pinned exactly', async () => {
  const manifest = Manifest.parse(JSON.parse(await readFile(`${ROOT}/package.json`, 'utf8')));
  const loose = Object.values(manifest).flatMap((versions) =>
    Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
  );
  expect(loose).toEqual([]);
});
