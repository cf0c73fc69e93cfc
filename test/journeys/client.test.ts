// The client by its own README: the sample runs as it stands, from sign-in to the result of a run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { ulid } from 'ulid';
import { expect, inject, test } from 'vitest';
import { clientSample } from '../harness/client-sample.ts';
import { emailOf, PASSWORD } from '../harness/people.ts';

test('the sample of client/README.md signs in, enters an agent, runs it over an upload and is refused in words', async () => {
  const id = `fleet-${ulid().toLowerCase()}`;
  await using sample = await clientSample({
    'http://127.0.0.1:8080': inject('house').apiUrl,
    ...{ 'admin@emerald-city.example': emailOf('acme/admin'), 'Green-factory-2016': PASSWORD, 'fleet-9': id },
  });
  const child = spawn(process.execPath, [sample.file], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  expect(code, err).toBe(0);
  expect(out).toContain(`${id} DRAFT`);
  expect(out).toMatch(/SUCCEEDED \{[\s\S]*total/);
  expect(out).toMatch(/404 not_found There is no agent "nobody"\. [\w-]{10,}/);
});
