import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'vitest';
import { callerOf, client, endpoints } from '../contract/endpoints.ts';
import { type Prepared, prepare } from '../contract/rehearse.ts';
const ofTenants = endpoints.filter((spec) => spec.plane === 'tenant' && spec.permission !== 'public' && callerOf(spec) !== 'platform-admin');
const readable = ofTenants.filter(({ route, produces }) => route.startsWith('GET') && produces === 'json');
test('diagnose', async () => {
  const views: Prepared[] = [];
  const log: string[] = [];
  const began = Date.now();
  for (const spec of readable) views.push(await prepare(spec, 'initech'));
  log.push(`prepared ${Date.now() - began}`);
  const look = async () => {
    const at = Date.now();
    const all = new Map<string, string>();
    for (const { spec, route, sent } of views) {
      const { status, headers, text, json } = await client.send(route, sent);
      const told = [...headers].map((pair) => pair.join(': '));
      all.set(spec.id, [status, ...told.sort(), text.replaceAll(json.meta?.requestId ?? '…', '…')].join('\n'));
    }
    log.push(`look ${Date.now() - at}`);
    return all;
  };
  let before = await look();
  for (let n = 0; n < 6; n++) {
    await pause(1500);
    const after = await look();
    log.push(`### round ${n}`);
    for (const [id, text] of after) {
      const a = (before.get(id) ?? '').split('\n'); const b = text.split('\n');
      const diffs = b.filter((line, i) => line !== a[i] && !/^(date|age|cache-status|x-request-id|x-amz|server-timing|ratelimit|x-ratelimit-|connection|keep-alive|content-length)/.test(line));
      if (diffs.length) { log.push(`--- ${id}`); for (const d of diffs) { const i = b.indexOf(d); log.push('WAS ' + (a[i] ?? '').slice(0, 1500), 'NOW ' + d.slice(0, 1500)); } }
    }
    before = after;
  }
  writeFileSync('/tmp/hostile-fuzz/restless.txt', log.join('\n'));
}, 580_000);
