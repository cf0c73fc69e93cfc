// How an operation can fail, status by status: its declared faults and those the frame may raise for it; what many share is written once.
import { STATUS_CODES } from 'node:http';
import { FRAME_FAULTS } from '../../lib/kernel/faults.ts';
import type { EndpointSpec } from '../../lib/kernel/spec.ts';
import { type AnyFaultType, FAULT_KINDS } from '../../lib/shared/fault.ts';
import { ref } from './components.ts';
import type { Json } from './json.ts';

const FRAMES: ReadonlySet<AnyFaultType> = new Set(FRAME_FAULTS);

export class Failures {
  private readonly responses = new Map<string, Json>();
  private readonly examples = new Map<string, Json>();

  of(spec: EndpointSpec): Json {
    const byStatus = new Map<number, AnyFaultType[]>();
    for (const fault of [...spec.faults, ...FRAME_FAULTS.filter((known) => applies(known, spec))]) {
      const { status } = FAULT_KINDS[fault.kind];
      const known = byStatus.get(status) ?? [];
      if (!known.some(({ reason }) => reason === fault.reason)) byStatus.set(status, [...known, fault]);
    }
    const sorted = [...byStatus].sort(([a], [b]) => a - b);
    return Object.fromEntries(sorted.map(([status, faults]) => [status, this.response(status, faults)]));
  }

  components(): { readonly responses: Json; readonly examples: Json } {
    const sorted = (all: ReadonlyMap<string, Json>) =>
      Object.fromEntries([...all].sort(([a], [b]) => a.localeCompare(b)));
    return { responses: sorted(this.responses), examples: sorted(this.examples) };
  }

  /** What only the frame can say has the name of its status. */
  private response(status: number, faults: readonly AnyFaultType[]): Json {
    const response = this.failure(status, faults);
    if (!faults.every((fault) => FRAMES.has(fault))) return response;
    const name = (STATUS_CODES[status] ?? '').replaceAll(/[^A-Za-z]/g, '');
    const known = this.responses.get(name);
    if (known && JSON.stringify(known) !== JSON.stringify(response)) return response;
    this.responses.set(name, response);
    return ref('responses', name);
  }

  private failure(status: number, faults: readonly AnyFaultType[]): Json {
    return {
      description: faults.map(({ reason, cause, remedy }) => `**${reason}**: ${cause} ${remedy}`).join('\n\n'),
      headers: {
        'X-Request-Id': ref('headers', 'RequestId'),
        ...((status === 429 || status === 503) && { 'Retry-After': ref('headers', 'RetryAfter') }),
      },
      content: {
        'application/json': {
          schema: ref('schemas', 'Failure'),
          examples: Object.fromEntries(faults.map((fault) => [fault.reason, this.example(fault)])),
        },
      },
    };
  }

  private example({ kind, reason, cause }: AnyFaultType): Json {
    const value = {
      errors: [{ code: FAULT_KINDS[kind].code, message: cause, details: { reason } }],
      meta: { requestId: 'req_01J9ZC3W8Q4T6V2X5Y7B9D1F3H' },
    };
    this.examples.set(reason, { value });
    return ref('examples', reason);
  }
}

/** A public operation asks for no token, a bodiless one cannot be sent a bad body. */
function applies({ kind }: AnyFaultType, spec: EndpointSpec): boolean {
  if (kind === 'unauthenticated' || kind === 'throttled') return spec.permission !== 'public';
  if (kind === 'forbidden') return spec.permission !== 'public' && spec.permission !== 'signed-in';
  if (kind === 'invalid' || kind === 'too_large' || kind === 'unsupported_media') return spec.body !== undefined;
  if (kind === 'precondition') return /^(PUT|PATCH|DELETE) /.test(spec.route);
  return true;
}
