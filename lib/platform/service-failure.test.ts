// Which failures of a service a caller may retry, and which are ours.
import { expect, test } from 'vitest';
import { isFault } from '../shared/fault.ts';
import { calling, DependencyFailed } from './service-failure.ts';

const failing = (name: string, more: object = {}) =>
  calling('Storage', () => Promise.reject(Object.assign(new Error('arn:aws:secret'), { name, ...more }))).catch(
    (error: unknown) => error,
  );

test.each([
  ['ThrottlingException', {}],
  ['SlowDown', {}],
  ['TimeoutError', {}],
  ['InternalError', { $fault: 'server' }],
  ['Error', { code: 'ECONNREFUSED' }],
])('%s %o is an outage: retryable, and its cause is not shown', async (name, more) => {
  const fault = await failing(name, more);
  expect(isFault(fault, DependencyFailed)).toBe(true);
  expect(fault).toMatchObject({ retryAfterSeconds: 2, message: expect.not.stringContaining('arn:aws') });
});

test.each(['AccessDeniedException', 'ValidationException', 'NoSuchBucket'])('%s stays what it is', async (name) => {
  expect(await failing(name, { $fault: 'client' })).toMatchObject({ name });
});
