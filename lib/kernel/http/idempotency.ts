// Idempotency-Key: the marker rides in the request's own transaction, so a first request costs no extra call and a repeat
// is refused by the database itself; then the first answer is read back and given again.
import { createHash } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { openTable } from '../../platform/table/index.ts';
import { AlreadyDone, type OnceGuard, onceRecord, platformOnceRecord, rememberedBy } from '../commit/once.ts';
import { IdempotencyMismatch, RequestInvalid } from '../faults.ts';
import type { EndpointSpec } from '../spec.ts';
import { type Call, callOf, type HttpRequest, header, type Stage } from './call.ts';
import { checked } from './check-output.ts';
import { respond } from './respond.ts';
import { seal, unseal } from './seal.ts';

const HOURS_KEPT = 24;
const KEY = /^[\x21-\x7e]{1,255}$/;

const hash = (...parts: string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/** No stage at all where the declaration asks for none. */
export const idempotency = (spec: EndpointSpec): Stage[] => (spec.idempotent ? [stage(spec)] : []);

function stage(spec: EndpointSpec): Stage {
  return {
    before: ({ event }) => {
      const call = callOf(event);
      const key = header(event, 'idempotency-key');
      if (key !== undefined) call.once = guardOf(key, event, call, spec);
    },
    // Whatever a repeat stumbles over (the thing exists already, the state has moved on), the first answer comes first.
    onError: async (request) => {
      const { once } = callOf(request.event);
      if (!once) return;
      try {
        await replay(request, once, spec);
      } catch (error) {
        // Nothing may leave the frame unanswered: what the replay met is answered in place of the first error.
        request.error = error instanceof Error ? error : new Error(String(error));
      }
    },
  };
}

function guardOf(key: string, event: APIGatewayProxyEvent, call: Call, spec: EndpointSpec): OnceGuard {
  if (!KEY.test(key)) {
    throw RequestInvalid([
      { field: '/headers/Idempotency-Key', message: 'An Idempotency-Key has 1 to 255 visible ASCII characters.' },
    ]);
  }
  return {
    plane: call.scope.plane,
    owner: call.principal.id,
    token: hash(spec.id, key),
    fingerprint: hash(event.path, JSON.stringify(call.query), event.body ?? ''),
    expiresAt: Math.floor(call.startedAt / 1000) + HOURS_KEPT * 3600,
    remember: (answer) => spokenBy(spec, key).keep(JSON.stringify(answer ?? null)),
  };
}

async function replay(request: HttpRequest, guard: OnceGuard, spec: EndpointSpec): Promise<void> {
  const call = callOf(request.event);
  const record = guard.plane === 'tenant' ? onceRecord : platformOnceRecord;
  const seen = await openTable(call.scope).get(record, guard);
  // As of when this call began: what counted as absent for its commit is not replayed either.
  if (!seen || seen.expiresAt <= call.startedAt / 1000) return;
  if (seen.fingerprint !== guard.fingerprint) {
    request.error = IdempotencyMismatch({ key: header(request.event, 'idempotency-key') ?? '' });
    return;
  }
  const text = rememberedBy(seen);
  const key = header(request.event, 'idempotency-key') ?? '';
  const data = text === undefined ? undefined : checked(spec, JSON.parse(spokenBy(spec, key).read(text)));
  if (text === undefined) request.error = AlreadyDone();
  else request.response = respond(spec, request.event, call, data, { 'Idempotent-Replayed': 'true' });
}

/** How an answer is written down: as it is, or sealed with what only the client knows and the marker holds a hash of. */
const spokenBy = ({ secretive }: EndpointSpec, key: string) =>
  secretive
    ? { keep: (text: string) => seal(text, key), read: (text: string) => unseal(text, key) }
    : { keep: (text: string) => text, read: (text: string) => text };
