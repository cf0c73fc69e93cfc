// A large declarant's quarter through the whole cbam agent, and how fast its receipts are recomputed.
import { generateKeyPairSync } from 'node:crypto';
import { loadBuiltin, replays } from '../../lib/builtins/index.ts';
import { ed25519Signer, verifyReceipt } from '../../lib/receipts/index.ts';
import type { JsonObject } from '../../lib/shared/json.ts';
import type { Bench } from './bench.ts';
import { median } from './figure.ts';

const LINES = 12_500;
const ROUNDS = 5;
const SMALL = 200;
const GOODS = [
  '72081000,CN',
  '72081000,IN',
  '25231000,TR',
  '31021012,EG',
  '76011010,AE',
  '73181100,TW',
  '28041000,unknown',
];

/** Every third line by actual emissions, half in kg: both routes, both units, seven goods. */
const csv = ['reference,CN code,country of origin,net mass,unit,direct emissions,indirect emissions']
  .concat(
    Array.from({ length: LINES }, (_, n) => {
      const [mass, unit] = n % 2 === 0 ? [`${1 + (n % 97)}.5`, 't'] : [`${(1 + (n % 97)) * 1000}`, 'kg'];
      return `L${n},${GOODS[n % GOODS.length]},${mass},${unit},${n % 3 === 0 ? '1.85,0.12' : ','}`;
    }),
  )
  .join('\n');

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);

async function runOnce(input: JsonObject, file?: string): Promise<{ receipt: string; computed: number }> {
  const agent = await loadBuiltin('cbam');
  if (agent === undefined) throw new Error('This release carries no cbam.');
  const receipt: string[] = [];
  const { progress } = await agent.run({
    executionId: 'exe_01J00000000000000000000000',
    startedAt: '2026-01-01T00:00:00.000Z',
    input: { quarter: '2026-Q1', ...input, ...(file === undefined ? {} : { activityFile: { fileId: 'f' } }) },
    ...(file === undefined ? {} : { file: bytes(file) }),
    sink: { receipt: (text) => void receipt.push(text), rows: () => undefined, refused: () => undefined },
    signer,
  });
  return { receipt: receipt.join(''), computed: progress.rowsComputed };
}

async function verifyOnce(receipt: string): Promise<void> {
  const { valid, problem } = { problem: undefined, ...(await verifyReceipt(bytes(receipt), { replays })) };
  if (!valid) throw new Error(`The receipt does not hold: ${JSON.stringify(problem)}`);
}

async function secondsOf(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return (performance.now() - began) / 1000;
}

export const cbamLines: Bench = {
  name: 'cbam-lines',
  async measure() {
    const [computing, verifying, small]: [number[], number[], number[]] = [[], [], []];
    const one = await runOnce({ imports: [{ cnCode: '72081000', origin: 'IN', mass: '100', directEmissions: '2.1' }] });
    for (let round = 0; round < ROUNDS; round++) {
      let made = { receipt: '', computed: 0 };
      const seconds = await secondsOf(async () => {
        made = await runOnce({}, csv);
      });
      if (made.computed !== LINES) throw new Error(`${made.computed} of ${LINES} lines were computed.`);
      computing.push(seconds);
      verifying.push(await secondsOf(() => verifyOnce(made.receipt)));
      small.push(
        await secondsOf(async () => {
          for (let n = 0; n < SMALL; n++) await verifyOnce(one.receipt);
        }),
      );
    }
    return [
      {
        ...{ name: `${LINES} CBAM lines, file to signed receipt`, value: median(computing), unit: 's' },
        goal: { atMost: 2 },
        note: 'median of five runs, the first of them cold; each line by both routes where it has actual emissions',
      },
      { name: 'entries of that receipt recomputed a second', value: Math.round(LINES / median(verifying)), unit: '/s' },
      { name: 'receipts of one import verified a second', value: Math.round(SMALL / median(small)), unit: '/s' },
    ];
  },
};
