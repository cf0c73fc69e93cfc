// What a million synchronous runs cost on AWS: the calls counted on the wire, what the catalogue hangs on them, a dated price table.
import * as z from 'zod';
import type { Catalogue } from '../../lib/kernel/catalogue.ts';
import type { Bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { itemSize } from './item-size.ts';
import prices from './prices.json' with { type: 'json' };
import { isRead, itemsOf, keysOf, type Recorded, recordCalls } from './record-calls.ts';
import type { AwsCall } from './recorder.ts';
import { RUN_NOW } from './requests.ts';

/** Billed time and memory of one run: the CPU time measured by handler-time, rounded up, at the size declared. */
const BILLED_MS = 10;
const MEMORY_GB = 0.5;
/** The authorizer, of a caller seen lately: its time, and the lease of five tokens it draws for a principal (see the kernel's limits). */
const AUTHORIZER_MS = 5;
const DRAWS = 1 / 5;
/** Events of a busy tenant that a gathering consumer takes together; it may take up to 40. */
const TOGETHER = 10;
/** A gathered commit: its time, and what it changes, marks and counts, some 8 transactional writes of 1 KB. */
const CONSUMER_MS = 50;
const COMMIT_UNITS = 2 * 8;

const { perMillion, lambdaArmGbSecond } = prices;

export const cost: Bench = {
  name: 'cost',
  async measure({ house, bundles }) {
    const { directory, catalogue } = await bundles();
    const recorded = await recordCalls(await house(), directory, RUN_NOW.id);
    const parts = { ...direct(recorded), ...consumers(recorded, catalogue) };
    const total = Object.values(parts).reduce((sum, usd) => sum + usd, 0);
    const note = Object.entries(parts).map(([name, usd]) => `${name} ${usd.toFixed(2)}`);
    return [
      {
        name: 'a million synchronous runs',
        value: total,
        unit: 'USD',
        goal: { atMost: 25 },
        note: `${note.join(', ')}; prices of ${prices.asOf}, logs and traces not counted`,
      },
      figureOfUnits(recorded),
    ];
  },
};

function direct(recorded: Recorded): Record<string, number> {
  const { written, read } = unitsOf(recorded);
  return {
    'API Gateway': perMillion.apiGatewayRestRequest.usd,
    authorizer:
      perMillion.lambdaRequest.usd +
      AUTHORIZER_MS * 1_000 * MEMORY_GB * lambdaArmGbSecond.usd +
      DRAWS * perMillion.dynamoDbWriteUnit.usd,
    Lambda: perMillion.lambdaRequest.usd + BILLED_MS * 1_000 * MEMORY_GB * lambdaArmGbSecond.usd,
    DynamoDB: written * perMillion.dynamoDbWriteUnit.usd + read * perMillion.dynamoDbReadUnit.usd,
  };
}

/** Each event: one request of the pipe, one event on the bus; each consumer: a message sent, and received and deleted in batches. */
function consumers(recorded: Recorded, { functions }: Catalogue): Record<string, number> {
  const types = eventsOf(recorded);
  const hears = (type: string) =>
    functions.filter(({ spec }) => spec.kind === 'consumer' && listens(spec.on, type)).length;
  const heard = types.reduce((sum, type) => sum + hears(type), 0);
  const invocation = perMillion.lambdaRequest.usd + CONSUMER_MS * 1_000 * MEMORY_GB * lambdaArmGbSecond.usd;
  const commit = COMMIT_UNITS * perMillion.dynamoDbWriteUnit.usd;
  return {
    events: types.length * (perMillion.pipesRequest.usd + perMillion.customEvent.usd),
    queues: heard * perMillion.sqsRequest.usd * (1 + 2 / TOGETHER),
    consumers: (heard / TOGETHER) * (invocation + commit),
  };
}

const listens = (on: readonly string[], type: string): boolean => on.includes('*') || on.includes(type);

const Outbox = z.object({
  Put: z.object({
    Item: z.object({ entity: z.object({ S: z.literal('outbox') }), type: z.object({ S: z.string() }) }),
  }),
});

function eventsOf({ database }: Recorded): string[] {
  const writes = database.filter(({ operation }) => operation === 'TransactWriteItems').flatMap(itemsOf);
  return writes.flatMap((write) => {
    const outbox = Outbox.safeParse(write);
    return outbox.success ? [outbox.data.Put.Item.type.S] : [];
  });
}

const Stored = z.object({ Put: z.object({ Item: z.record(z.string(), z.unknown()) }).optional() });

/** Transactional writes count double; each index a written item appears in adds a plain write of its size. */
function unitsOf({ database }: Recorded): { written: number; read: number } {
  let [written, read] = [0, 0];
  for (const call of database) {
    if (isRead(call)) read += Math.max(keysOf(call).length, Math.ceil(sizeOf(call) / 4096));
    else if (call.operation === 'TransactWriteItems') for (const write of itemsOf(call)) written += writeUnits(write);
  }
  return { written, read };
}

function writeUnits(write: Record<string, unknown>): number {
  const item = Stored.parse(write).Put?.Item;
  // Counters and checks are far below 1 KB.
  if (!item) return 2;
  const units = Math.ceil(itemSize(item) / 1024);
  const indexes = ['GSI1PK', 'GSI2PK', 'GSI3PK'].filter((key) => key in item).length;
  return units * (2 + indexes);
}

const sizeOf = ({ answer }: AwsCall): number => Buffer.byteLength(answer);

function figureOfUnits(recorded: Recorded): Figure {
  const { written, read } = unitsOf(recorded);
  return {
    name: 'write units of a synchronous run',
    value: written,
    unit: 'WRU',
    note: `${read} read units; KMS and STS once per container`,
  };
}
