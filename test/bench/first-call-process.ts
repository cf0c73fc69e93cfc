// Loads one bundle as a container does and makes its first call, an agent that is not there: how long, and how much of a processor.
import * as z from 'zod';
import { tryCall } from '../../lib/kernel/http/trial-call.ts';
import type { Declared, EndpointSpec } from '../../lib/kernel/spec.ts';

const { file } = z.object({ file: z.string() }).parse(JSON.parse(process.argv[2] ?? '{}'));
const loaded: { readonly handler: Declared<EndpointSpec> } = await import(file);
const [before, from] = [process.cpuUsage(), performance.now()];
const { status } = await tryCall(loaded.handler, {
  path: { agentId: 'not-there' },
  as: { tenantId: 'first', roles: ['viewer'] },
});
if (status !== 404) throw new Error(`The first call was answered by ${status}.`);
const { user, system } = process.cpuUsage(before);
process.send?.({ ms: performance.now() - from, cpuMs: (user + system) / 1000 });
