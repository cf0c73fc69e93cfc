// What holds for every answer, whatever was asked.
import { expect } from 'vitest';
import * as z from 'zod';
import type { Answer } from '../harness/client.ts';

const Failure = z.strictObject({
  errors: z
    .array(
      z.strictObject({
        code: z.string(),
        message: z.string().min(10),
        field: z.string().optional(),
        details: z.looseObject({ reason: z.string() }).optional(),
      }),
    )
    .min(1),
  meta: z.strictObject({ requestId: z.string() }),
});

const Success = z.strictObject({
  data: z.unknown(),
  meta: z.strictObject({
    requestId: z.string(),
    page: z
      .strictObject({
        limit: z.int(),
        total: z.int().nonnegative().optional(),
        nextCursor: z.string().optional(),
        nextUrl: z.string().optional(),
      })
      .optional(),
  }),
});

export function expectHeaders({ headers }: Answer): void {
  expect(headers.get('x-request-id')).toMatch(/\S/);
  expect(headers.get('strict-transport-security')).toContain('max-age=');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toMatch(/\S/);
}

/** What is left of each limit, in both families of headers. */
export function expectLimits({ headers }: Answer): void {
  expect(headers.get('ratelimit-policy')).toMatch(/"tenant";q=\d+;w=60$/);
  expect(headers.get('ratelimit')).toMatch(/"tenant";r=\d+;t=\d+$/);
  for (const name of ['limit', 'remaining', 'reset']) expect(headers.get(`x-ratelimit-${name}`)).toMatch(/^\d+$/);
}

export function expectSuccess(answer: Answer): void {
  expectHeaders(answer);
  const { meta } = Success.parse(answer.json);
  expect(meta.requestId).toBe(answer.headers.get('x-request-id'));
}

/** A failure in the envelope, with this status and code; answers its problems. */
export function expectFailure(answer: Answer, status: number, code?: string): z.output<typeof Failure>['errors'] {
  expect(answer.status, answer.text).toBe(status);
  expectHeaders(answer);
  const { errors, meta } = Failure.parse(answer.json);
  expect(meta.requestId).toBe(answer.headers.get('x-request-id'));
  if (code) expect(errors.map((error) => error.code)).toContain(code);
  return errors;
}
