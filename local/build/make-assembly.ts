// Run as a process of its own, so that the memory of esbuild and CDK is given back: bundles, then synthesizes.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as z from 'zod';

const Program = z.custom<(options: object) => Promise<unknown>>((value) => typeof value === 'function');

const { values } = parseArgs({
  options: {
    root: { type: 'string', default: process.cwd() },
    outdir: { type: 'string', default: 'cdk.out' },
    stage: { type: 'string', default: 'dev' },
  },
});

const program = async (file: string): Promise<unknown> => import(pathToFileURL(join(values.root, 'infra', file)).href);
const { bundleFunctions } = z.object({ bundleFunctions: Program }).parse(await program('bundle.ts'));
const { synthesize } = z.object({ synthesize: Program }).parse(await program('synth.ts'));
const bundles = await bundleFunctions({ root: values.root, outdir: join(values.outdir, 'bundles') });
await synthesize({ stage: values.stage, outdir: join(values.outdir, 'cdk.out'), bundles });
