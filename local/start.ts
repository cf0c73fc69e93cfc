// `npm start`: builds what changed, brings the embedded stack up, runs the demonstration, and serves until told to stop.
import { resolve } from 'node:path';
import { type Arguments, advising, readArguments, USAGE } from './arguments.ts';
import { buildAssembly } from './build/index.ts';
import { runDemo } from './demo/index.ts';
import { hearInterruption, INTERRUPTED, interrupted } from './interruption.ts';
import { findCorrupt } from './stack/check-state.ts';
import { type Stack, startStack } from './stack/index.ts';
import { resetDataDir } from './stack/reset.ts';

const ROOT = resolve(import.meta.dirname, '..');

const interruption = hearInterruption();
try {
  process.exit(await main(readArguments(process.argv.slice(2))));
} catch (problem) {
  if (interruption.aborted) process.exit(INTERRUPTED);
  const unknown =
    problem instanceof TypeError && 'code' in problem && String(problem.code).startsWith('ERR_PARSE_ARGS');
  console.error(problem instanceof Error ? advising(problem.message, process.argv.slice(2)) : problem);
  if (unknown) console.error(USAGE);
  process.exit(unknown ? 2 : 1);
}

async function main(args: Arguments): Promise<number> {
  const began = performance.now();
  // With --json only the last line of standard output is the answer; people read along on the other stream.
  const say = args.json ? console.error : console.log;
  const dataDir = resolve(args.dataDir);
  process.once('uncaughtException', (problem) => {
    const corrupt = findCorrupt(dataDir);
    console.error(corrupt ? advising(corrupt.message, process.argv.slice(2)) : problem);
    process.exit(1);
  });
  if (args.reset) resetDataDir(dataDir);
  const build = await buildAssembly({
    root: ROOT,
    stage: 'dev',
    onBuild: () => say('The sources have changed: bundling and synthesizing …'),
    signal: interruption,
  });
  const stack = await startStack({
    dataDir,
    assemblyDir: build.directory,
    port: args.port,
    dynamoDbEndpoint: process.env['AWS_ENDPOINT_URL_DYNAMODB'],
  });
  try {
    interruption.throwIfAborted();
    const stackStartMs = Math.round(performance.now() - began);
    say(`The stack stands after ${stackStartMs} ms: API ${stack.apiUrl}, AWS endpoint ${stack.edgeUrl}`);
    const demo = runDemo(stack, { once: args.once, json: args.json, stackStartMs, dataDir, say });
    const succeeded = await Promise.race([demo, interrupted(interruption)]);
    if (args.once) return succeeded ? 0 : 1;
    await interrupted(interruption).catch(() => undefined);
    return 0;
  } finally {
    await end(stack);
  }
}

async function end(stack: Stack): Promise<void> {
  const late = await stack.close();
  if (late.length > 0) console.error(`Cut off while still busy: ${late.join(', ')}.`);
}
