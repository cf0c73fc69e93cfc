// `npm start`: builds what changed, brings the embedded stack up, runs the demonstration, and serves until told to stop.
import { resolve } from 'node:path';
import { type Arguments, readArguments, USAGE } from './arguments.ts';
import { buildAssembly } from './build/index.ts';
import { runDemo } from './demo/index.ts';
import { type Stack, startStack } from './stack/index.ts';
import { resetDataDir } from './stack/reset.ts';

const ROOT = resolve(import.meta.dirname, '..');

try {
  await main(readArguments(process.argv.slice(2)));
} catch (problem) {
  const unknown =
    problem instanceof TypeError && 'code' in problem && String(problem.code).startsWith('ERR_PARSE_ARGS');
  console.error(problem instanceof Error ? problem.message : problem);
  if (unknown) console.error(USAGE);
  process.exit(unknown ? 2 : 1);
}

async function main(args: Arguments): Promise<void> {
  const began = performance.now();
  // With --json only the last line of standard output is the answer; people read along on the other stream.
  const say = args.json ? console.error : console.log;
  const dataDir = resolve(args.dataDir);
  if (args.reset) resetDataDir(dataDir);
  const build = await buildAssembly({
    root: ROOT,
    stage: 'dev',
    onBuild: () => say('The sources have changed: bundling and synthesizing …'),
  });
  const stack = await startStack({
    dataDir,
    assemblyDir: build.directory,
    port: args.port,
    dynamoDbEndpoint: process.env['AWS_ENDPOINT_URL_DYNAMODB'],
  });
  const stop = stopOnSignals(stack);
  const stackStartMs = Math.round(performance.now() - began);
  say(`The stack stands after ${stackStartMs} ms: API ${stack.apiUrl}, AWS endpoint ${stack.edgeUrl}`);
  const succeeded = await runDemo(stack, { once: args.once, json: args.json, stackStartMs, dataDir, say });
  if (args.once) await stop(succeeded ? 0 : 1);
}

function stopOnSignals(stack: Stack): (code: number) => Promise<never> {
  let stopping: Promise<never> | undefined;
  const end = async (code: number): Promise<never> => {
    const late = await stack.close();
    if (late.length > 0) console.error(`Cut off while still busy: ${late.join(', ')}.`);
    process.exit(code);
  };
  const stop = (code: number) => {
    stopping ??= end(code);
    return stopping;
  };
  process.once('SIGINT', () => void stop(0));
  process.once('SIGTERM', () => void stop(0));
  return stop;
}
