// Invokes bundled handlers as a Lambda runtime would: once after the other, in one process, against the emulators of a house.
import * as z from 'zod';
import { gatewayEvent, lambdaContext, OPERATIONS } from './requests.ts';

const {
  operation: id,
  handlers,
  rounds,
  calls,
  roundMs,
} = z
  .object({
    operation: z.string(),
    handlers: z.array(z.string()),
    rounds: z.number(),
    calls: z.number(),
    roundMs: z.number(),
  })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

function eventOf(call: number): object {
  const operation = OPERATIONS.find((one) => one.id === id);
  if (!operation) throw new Error(`The bench knows no operation ${id}.`);
  return gatewayEvent(operation, call);
}

type Handler = (event: object, context: object) => Promise<{ statusCode: number; body: string }>;
const loaded: Handler[] = [];
for (const file of handlers) loaded.push((await import(file)).handler);

let call = 0;
async function once(handler: Handler): Promise<void> {
  call += 1;
  const { statusCode, body } = await handler(eventOf(call), lambdaContext(call));
  if (statusCode >= 300) throw new Error(`${id} answered ${statusCode}: ${body}`);
}

/** The handlers take turns call by call, so that whatever else the machine does meets them alike; a slow round ends early. */
async function round() {
  const times = loaded.map(() => ({ ms: 0, cpuMs: 0 }));
  const from = performance.now();
  let made = 0;
  while (made < calls && (made < 10 || performance.now() - from < roundMs)) {
    made += 1;
    for (const [index, handler] of loaded.entries()) await timed(handler, times[index]);
  }
  return times.map(({ ms, cpuMs }) => ({ ms: ms / made, cpuMs: cpuMs / made }));
}

async function timed(handler: Handler, time: { ms: number; cpuMs: number } | undefined): Promise<void> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  await once(handler);
  if (!time) return;
  time.ms += performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  time.cpuMs += (user + system) / 1000;
}

const measured = [];
for (let i = 0; i <= rounds; i++) measured.push(await round());
// The first round warms the code up.
process.send?.(measured.slice(1));
