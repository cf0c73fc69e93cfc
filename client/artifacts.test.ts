// What the client promises of uploads in parts, against a server that speaks HTTP.
import { expect, test } from 'vitest';
import { data, type Said, standIn } from '../test/harness/stand-in.ts';
import { createClient, uploadArtifact } from './index.ts';

const named = { agentId: 'fleet', version: '1.0.0', fileName: 'fleet.zip' };
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

/** An upload of three bytes in one part. */
const upload = (status: string, host = ''): Said => ({
  status: 200,
  body: data({
    partSizeBytes: 8,
    parts: [
      {
        ...{ partNumber: 1, sizeBytes: 3, status },
        ...(status === 'MISSING' && { upload: { url: `http://${host}/part`, method: 'PUT', headers: {} } }),
      },
    ],
  }),
});
const missing = (asked: { headers: { host?: string | undefined } }) => upload('MISSING', asked.headers.host);
const done: Said = { status: 202, body: data({ id: 'art_1', status: 'INSPECTING' }) };

test('a part that storage refuses is asked for and sent again, and only what arrived is told', async () => {
  await using server = await standIn(missing, { status: 403, body: 'expired' }, missing, { status: 200 }, done);
  const arrived: number[] = [];
  const content = new Blob(['abc']);
  const api = createClient({ baseUrl: server.url });
  const sent = await uploadArtifact(api, { ...named, content, onProgress: (bytes) => arrived.push(bytes) });
  expect([sent.status, arrived]).toEqual(['INSPECTING', [3]]);
  expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual({ fileName: 'fleet.zip', sizeBytes: 3, sha256: ABC });
  const place = '/v1/agents/fleet/versions/1.0.0/artifacts';
  const round = [`PUT ${place}`, 'PUT /part'];
  expect(server.asked.map(({ line }) => line)).toEqual([...round, ...round, `POST ${place}/complete`]);
});

test('what stands in storage is not sent again', async () => {
  await using server = await standIn(upload('STORED'), done);
  await uploadArtifact(createClient({ baseUrl: server.url }), { ...named, content: new Blob(['abc']), sha256: ABC });
  expect(server.asked.map(({ line }) => line.split(' ')[0])).toEqual(['PUT', 'POST']);
});

test('an upload that never succeeds ends with what storage said, and is not completed', async () => {
  const rounds = Array.from({ length: 4 }, () => [missing, { status: 403, body: 'expired' } as const]).flat();
  await using server = await standIn(...rounds);
  const sending = uploadArtifact(createClient({ baseUrl: server.url }), { ...named, content: new Blob(['abc']) });
  await expect(sending).rejects.toThrow('refused with 403');
  expect(server.asked).toHaveLength(rounds.length);
});

test('a caller who gives up ends it at once', async () => {
  const given = new AbortController();
  const giveUp = (asked: { headers: { host?: string | undefined } }) => {
    queueMicrotask(() => given.abort(new Error('enough')));
    return missing(asked);
  };
  await using server = await standIn(giveUp, { status: 200 }, done);
  const content = new Blob(['abc']);
  const { signal } = given;
  const sending = uploadArtifact(createClient({ baseUrl: server.url }), { ...named, content }, { signal });
  await expect(sending).rejects.toThrow('enough');
  expect(server.asked.some(({ line }) => line.endsWith('/complete'))).toBe(false);
});
