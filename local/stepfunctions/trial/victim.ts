// A process made to be killed: runs many executions over the given directory, says how far it is, and never ends by itself.
import { Readable } from 'node:stream';
import { create, lambda, start } from './drive.ts';
import { serve } from './serve.ts';

const [dataDir = '', count = '50'] = process.argv.slice(2);

const trial = await serve({
  dataDir,
  // Never takes a notice: the next process must deliver them all.
  onStatusChange: () => new Promise(() => undefined),
  readObject: async () => Readable.from(['[10,20,30]']),
  invokeLambda: async (arn, payload) => {
    const name = arn.split(':').at(-1) ?? '';
    if (name === 'ask') say({ token: payload });
    if (name === 'stuck') {
      say({ stuck: true });
      await new Promise(() => undefined);
    }
    return { payload };
  },
});

const machine = await create(trial, {
  First: lambda({ Assign: { kept: 'v' }, Next: 'Each', End: undefined }),
  Each: {
    Type: 'Map',
    Items: '{% [1..4] %}',
    MaxConcurrency: 2,
    ItemProcessor: {
      StartAt: 'I',
      States: { I: lambda({ Next: 'J', End: undefined }), J: { Type: 'Pass', End: true } },
    },
    Assign: { first: '{% $sum($states.result) %}' },
    Next: 'File',
  },
  File: {
    Type: 'Map',
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSON' },
      Arguments: { Bucket: 'b', Key: 'k' },
    },
    ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, StartAt: 'I', States: { I: lambda() } },
    Next: 'Nap',
  },
  Nap: { Type: 'Wait', Seconds: 1, Next: 'Last' },
  Last: lambda({ Output: { sum: '{% $first + $sum($states.result.Payload) %}', kept: '{% $kept %}' } }),
});
const ask = {
  FunctionName: 'ask',
  Payload: '{% $states.context.Task.Token %}',
};
const asking = await create(trial, {
  T: lambda({
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: ask,
    Output: '{% $states.result %}',
  }),
});
const hanging = await create(trial, { T: lambda({ Arguments: { FunctionName: 'stuck' }, Output: 'rerun' }) });

say({ asking: await start(trial, asking) });
say({ hanging: await start(trial, hanging) });
say({ machine });
for (let n = 0; n < Number(count); n += 1) {
  say({ started: await start(trial, machine, { n }) });
}

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
