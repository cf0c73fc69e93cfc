// Stands in for aws-xray-sdk-core inside bundles: the segments Powertools' tracer opens, sent to the daemon beside a Lambda.
//
// The SDK brings 105 KB (clients of SDK v2, HTTP patching, sampling rules, semver twice) and, through cls-hooked, an async hook
// that every promise of every request pays for. A Lambda serves one call at a time and is told what to sample, so none of it is reached.
import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';

/** The segment Lambda itself writes; ours hang below it. */
class Segment {
  readonly id: string;
  readonly traceId: string;
  readonly notTraced: boolean;
  constructor(header = '') {
    const parts = new Map(
      header
        .split(';')
        .map((part) => part.split('=', 2))
        .map(([key = '', value = '']) => [key, value]),
    );
    this.id = parts.get('Parent') ?? '';
    this.traceId = parts.get('Root') ?? '';
    this.notTraced = parts.get('Sampled') !== '1';
  }
  addNewSubsegment(name: string): Subsegment {
    return new Subsegment(name, this);
  }
}

class Subsegment {
  readonly id = randomBytes(8).toString('hex');
  readonly name: string;
  readonly parent: Segment | Subsegment;
  readonly traceId: string;
  readonly notTraced: boolean;
  readonly #startedMs = Date.now();
  readonly #said: Record<string, unknown> = {};
  readonly #annotations: Record<string, string | number | boolean> = {};
  readonly #metadata: Record<string, Record<string, unknown>> = {};
  constructor(name: string, parent: Segment | Subsegment = new Segment()) {
    this.name = name;
    this.parent = parent;
    this.traceId = parent.traceId;
    this.notTraced = parent.notTraced;
  }
  addNewSubsegment(name: string): Subsegment {
    return new Subsegment(name, this);
  }
  addAnnotation(key: string, value: string | number | boolean): void {
    this.#annotations[key] = value;
  }
  addMetadata(key: string, value: unknown, namespace = 'default'): void {
    this.#metadata[namespace] = { ...this.#metadata[namespace], [key]: value };
  }
  addAttribute(key: string, value: unknown): void {
    this.#said[key] = value;
  }
  addErrorFlag(): void {
    this.#said['error'] = true;
  }
  addFaultFlag(): void {
    this.#said['fault'] = true;
  }
  addThrottleFlag(): void {
    this.#said['throttle'] = true;
  }
  addError(error: Error | string, remote = false): void {
    const { name, message } = typeof error === 'string' ? { name: 'Error', message: error } : error;
    const id = randomBytes(8).toString('hex');
    this.#said['cause'] = { working_directory: '', exceptions: [{ id, type: name, message, remote }] };
    this.addFaultFlag();
  }
  close(): void {
    if (this.notTraced) return;
    send({
      ...this.#said,
      ...{ type: 'subsegment', name: this.name, id: this.id, trace_id: this.traceId, parent_id: this.parent.id },
      ...{ start_time: this.#startedMs / 1000, end_time: Date.now() / 1000 },
      ...{ annotations: this.#annotations, metadata: this.#metadata },
    });
  }
}

let socket: Socket | undefined;

function send(document: object): void {
  const [host, port] = (process.env['AWS_XRAY_DAEMON_ADDRESS'] ?? '').split(':');
  if (!host || !port) return;
  // A trace that cannot be delivered is lost; a request must never fail or wait for it.
  socket ??= createSocket('udp4').on('error', () => undefined);
  socket.unref();
  socket.send(`{"format":"json","version":1}\n${JSON.stringify(document)}`, Number(port), host, () => undefined);
}

let active: Segment | Subsegment | undefined;

/** The open subsegment, else the one Lambda opened for the present call. */
function getSegment(): Segment | Subsegment {
  return active instanceof Subsegment ? active : new Segment(process.env['_X_AMZN_TRACE_ID']);
}

function unreached(): never {
  throw new Error('This part of the X-Ray SDK is not in our bundles; see infra/bundling/lambda-segments.ts.');
}

const ignored = (): void => undefined;

export { Segment, Subsegment };
export default {
  ...{ Segment, Subsegment, getSegment },
  setSegment: (segment: Segment | Subsegment) => {
    active = segment;
  },
  // Settings of the SDK that have no counterpart here.
  ...{ setContextMissingStrategy: ignored, setDaemonAddress: ignored, setLogger: ignored },
  ...{ captureAWS: unreached, captureAWSClient: unreached, captureAWSv3Client: unreached, captureAsyncFunc: unreached },
  ...{ captureFunc: unreached, captureHTTPsGlobal: unreached, getNamespace: unreached },
};
