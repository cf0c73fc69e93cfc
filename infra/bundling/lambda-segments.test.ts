// What Powertools' tracer says through the stand-in reaches the daemon as X-Ray's documents.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import segments from './lambda-segments.ts';

afterEach(() => vi.unstubAllEnvs());

async function daemon() {
  const server = createSocket('udp4');
  server.bind(0, '127.0.0.1');
  await once(server, 'listening');
  vi.stubEnv('AWS_XRAY_DAEMON_ADDRESS', `127.0.0.1:${server.address().port}`);
  return {
    heard: async () =>
      String((await once(server, 'message'))[0])
        .split('\n')
        .map((line) => JSON.parse(line)),
    [Symbol.dispose]: () => void server.close(),
  };
}

test('a closed subsegment is sent below the segment Lambda opened', async () => {
  using server = await daemon();
  vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1');
  const subsegment = segments.getSegment().addNewSubsegment('## index.handler');
  subsegment.addAnnotation('operation', 'agents.get');
  subsegment.addError(new TypeError('no'));
  subsegment.close();
  const [header, document] = await server.heard();
  expect(header).toEqual({ format: 'json', version: 1 });
  expect(document).toMatchObject({
    type: 'subsegment',
    name: '## index.handler',
    trace_id: '1-5759e988-bd862e3fe1be46a994272793',
    parent_id: '53995c3f42cd8ad8',
    annotations: { operation: 'agents.get' },
    fault: true,
    cause: { exceptions: [{ type: 'TypeError', message: 'no' }] },
  });
  expect(document.id).toMatch(/^[0-9a-f]{16}$/);
  expect(document.end_time).toBeGreaterThanOrEqual(document.start_time);
});

test('each call hangs below its own segment, and an open subsegment takes the next ones in', () => {
  vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1-a;Parent=b;Sampled=1');
  const outer = segments.getSegment();
  const inner = outer.addNewSubsegment('inner');
  segments.setSegment(inner);
  expect(segments.getSegment()).toBe(inner);
  segments.setSegment(outer);
  vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1-c;Parent=d;Sampled=0');
  expect(segments.getSegment()).toMatchObject({ traceId: '1-c', id: 'd', notTraced: true });
});
