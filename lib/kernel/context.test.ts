// What a context promises: exactly the ports that were named, joined where two speak of one, and a tenant only where there is one.
import { expect, test } from 'vitest';
import type { Capability } from '../platform/capability.ts';
import type { KernelFrame } from './context.ts';
import { PERMISSIONS, permissionsOf, ROLES } from './permissions.ts';
import { tenantScope } from './principal.ts';
import { trialContext } from './trial.ts';

const start: Capability<'flows:start', { flows: { start(): string } }, KernelFrame> = {
  name: 'flows:start',
  open: ({ scope }) => ({ flows: { start: () => `started in ${scope.plane}` } }),
};
const stop: Capability<'flows:stop', { flows: { stop(): string } }, KernelFrame> = {
  name: 'flows:stop',
  open: () => ({ flows: { stop: () => 'stopped' } }),
};

test('a port that was not named is not there', () => {
  const ctx = trialContext([start], { tenantId: 'acme' });
  expect(ctx.flows.start()).toBe('started in tenant');
  expect(ctx.flows).not.toHaveProperty('stop');
  expect(ctx).not.toHaveProperty('table');
});

test('two capabilities of one port are joined', () => {
  const { flows } = trialContext([start, stop]);
  expect([flows.start(), flows.stop()]).toEqual(['started in platform', 'stopped']);
});

test('on the platform plane, asking for the tenant is a bug that says so', () => {
  expect(trialContext([], { tenantId: 'acme' }).tenantId).toBe('acme');
  expect(() => trialContext([]).tenantId).toThrow('has no tenant');
});

test('a scope is minted of a slug only', () => {
  for (const id of ['', 'ab', 'Acme', 'acme#x', '../acme', 'a'.repeat(64), 'acme\n', '1abc', '__proto__'])
    expect(() => tenantScope(id), id).toThrow();
  expect(tenantScope('acme-2')).toEqual({ plane: 'tenant', tenantId: 'acme-2' });
});

test('each role may all that the one below it may, and only platform admins reach across tenants', () => {
  const [top, ...rest] = ROLES.map((role) => permissionsOf([role]));
  expect(top).toEqual([...PERMISSIONS].sort());
  expect(rest.flat()).not.toContain('platform:tenants');
  const sizes = ROLES.map((role) => permissionsOf([role]).length);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(permissionsOf(['viewer', 'operator', 'viewer'])).toEqual(permissionsOf(['operator']));
  expect(permissionsOf([])).toEqual([]);
});
