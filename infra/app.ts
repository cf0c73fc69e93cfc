// What the CDK command runs (cdk.json): the app of the stage in `--context stage=…`, from the bundles on disk.
import * as z from 'zod';
import { synthesize } from './synth.ts';

const Context = z.looseObject({ stage: z.string().default('dev') });

const { stage } = Context.parse(JSON.parse(process.env['CDK_CONTEXT_JSON'] ?? '{}'));
const outdir = process.env['CDK_OUTDIR'];
await synthesize({ stage, ...(outdir && { outdir }) });
