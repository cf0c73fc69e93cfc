// First calls of containers that began with what all tenants share, and of such that did not, in turns on one ground.
import * as z from 'zod';
import { openGround } from '../../local/ground/index.ts';
import { inProcess } from './children.ts';
import { median } from './figure.ts';

const { file, rounds } = z.object({ file: z.string(), rounds: z.number() }).parse(JSON.parse(process.argv[2] ?? '{}'));
const Taken = z.object({ ms: z.number(), cpuMs: z.number() });
const taken = { begun: [] as z.output<typeof Taken>[], bare: [] as z.output<typeof Taken>[] };

await using _ground = await openGround();
for (let round = 0; round < rounds; round++)
  for (const how of ['begun', 'bare'] as const) {
    const env = { AWS_LAMBDA_INITIALIZATION_TYPE: how === 'begun' ? 'on-demand' : '' };
    taken[how].push(Taken.parse(await inProcess({ script: 'first-call-process.ts', given: { file }, env })));
  }
const middle = (all: readonly z.output<typeof Taken>[]) => ({
  ms: median(all.map(({ ms }) => ms)),
  cpuMs: median(all.map(({ cpuMs }) => cpuMs)),
});
process.send?.({ begun: middle(taken.begun), bare: middle(taken.bare) });
