// How many short executions a second the interpreter carries, and what processor time each costs.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create, lambda } from './drive.ts';
import { serve } from './serve.ts';

const count = Number(process.argv[2] ?? 3000);
const dataDir = mkdtempSync(join(tmpdir(), 'states-'));
let open = count;
const all = Promise.withResolvers<void>();
const trial = await serve({
  dataDir,
  onStatusChange: ({ status }) => {
    if (status !== 'RUNNING') open -= 1;
    if (open === 0) all.resolve();
  },
});
const machine = await create(trial, {
  Prepare: { Type: 'Pass', Output: '{% $merge([$states.input, {"at": $now()}]) %}', Next: 'Run' },
  Run: lambda({ Next: 'Done', End: undefined }),
  Done: { Type: 'Succeed' },
});
const cpu = process.cpuUsage();
const from = performance.now();
for (let n = 0; n < count; n += 20) {
  await Promise.all(Array.from({ length: 20 }, (_, i) => trial.emulator.startExecution(machine, { n: n + i })));
}
await all.promise;
const seconds = (performance.now() - from) / 1000;
const { user, system } = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    executions: count,
    perSecond: Math.round(count / seconds),
    cpuMsPerExecution: Number(((user + system) / 1000 / count).toFixed(3)),
  }),
);
await trial.close();
rmSync(dataDir, { recursive: true });
