// What the platform promises when it speaks of itself.
import { expect, test } from 'vitest';
import type { Probe } from '../platform/health/index.ts';
import { checkHealth, checkReady, docsAsset, docsPage } from './index.ts';

const silent = { info() {}, warn() {}, error() {} };
const clock = { now: () => new Date('2026-01-01T00:00:00Z') };
const asked = (...probes: Probe[]) => ({ clock, log: silent, probes: { check: async () => probes } });
const table: Probe = { name: 'table', healthy: true, latencyMs: 3 };
const objects: Probe = { name: 'objects', healthy: false, latencyMs: 2_000, error: new Error('secret host') };

test('one failing dependency makes health degraded, and its error is not shown', async () => {
  const health = await checkHealth(asked(table, objects));
  expect(health.status).toBe('degraded');
  expect(JSON.stringify(health)).not.toContain('secret');
});

test('readiness is refused while something fails, with its name', async () => {
  expect(await checkReady(asked(table))).toEqual({ status: 'ready' });
  await expect(checkReady(asked(table, objects))).rejects.toMatchObject({
    type: { kind: 'unavailable' },
    message: expect.stringContaining('objects'),
  });
});

test('the documentation loads scripts from its own origin only, and holds none inline', () => {
  const { body, headers } = docsPage();
  expect(headers?.['Content-Security-Policy']).toContain("script-src 'self'");
  expect([...body.matchAll(/<script[^>]*>([^<]*)/g)].map((match) => match[1])).toEqual(['', '']);
  expect(body).not.toMatch(/(src|href)="(https?:)?\//);
});

test('every file the page names is served, and nothing else', async () => {
  expect((await docsAsset('start.js')).contentType).toContain('text/javascript');
  await expect(docsAsset('../index.mjs')).rejects.toMatchObject({ type: { kind: 'not_found' } });
});
