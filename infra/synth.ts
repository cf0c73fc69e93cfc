// The door of infra: declarations and bundles in, a cloud assembly out; offline and the same for any account.
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { App } from 'aws-cdk-lib/core';
import FLAGS from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { type Catalogue, readCatalogue } from '../lib/kernel/catalogue.ts';
import type { Blueprint } from './blueprint.ts';
import { bundleFunctions, insistOnBudget, PROJECT_ROOT } from './bundle.ts';
import { raise } from './house.ts';
import { namesOf } from './names.ts';
import { countResources, type ResourceCount } from './resource-count.ts';
import { stageNamed } from './stages.ts';
import { plainSynthesizer } from './synthesizer.ts';
import { checkReport, guard } from './validation.ts';

export interface SynthesizeOptions {
  /** `dev`, `staging` or `prod`. */
  readonly stage: string;
  /** Where the cloud assembly is written; `cdk.out` unless told. */
  readonly outdir?: string;
  /** What `bundleFunctions` answered; `dist/functions` and the catalogue on disk unless told. */
  readonly bundles?: { readonly directory: string; readonly catalogue: Catalogue };
}

export interface Assembly {
  readonly directory: string;
  readonly stacks: readonly ResourceCount[];
}

/** Draws all stacks, validates them and writes their templates; throws when anything is found. */
export async function synthesize(options: SynthesizeOptions): Promise<Assembly> {
  const stage = stageNamed(options.stage);
  const outdir = resolve(options.outdir ?? `${PROJECT_ROOT}/cdk.out`);
  const blueprint: Blueprint = {
    stage,
    names: namesOf(stage.name),
    catalogue: options.bundles?.catalogue ?? (await readCatalogue(PROJECT_ROOT)),
    bundles: options.bundles?.directory ?? `${PROJECT_ROOT}/dist/functions`,
  };
  checkBundles(blueprint);
  // Under the CDK command the directory is its own to prepare; else nothing of an earlier synthesis may stay behind.
  if (!process.env['CDK_OUTDIR']) await rm(outdir, { recursive: true, force: true });
  const app = new App({
    outdir,
    analyticsReporting: false,
    context: { ...FLAGS, ...OURS },
    defaultStackSynthesizer: plainSynthesizer(),
  });
  guard(app);
  raise(app, blueprint);
  const assembly = app.synth();
  await checkReport(assembly.directory);
  return { directory: assembly.directory, stacks: countResources(assembly) };
}

function checkBundles({ catalogue, bundles }: Blueprint): void {
  const missing = catalogue.functions.filter(({ spec }) => !existsSync(`${bundles}/${spec.id}/index.mjs`));
  const [first] = missing;
  if (first)
    throw new Error(`${missing.length} functions have no bundle (${first.spec.id}, …); run npm run bundle first.`);
}

const OURS = {
  // Exports and Fn::ImportValue: known to every host, and a value in use cannot be taken away.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
};

if (import.meta.main) {
  const { values } = parseArgs({ options: { stage: { type: 'string', default: 'dev' } } });
  const bundles = await bundleFunctions();
  const { stacks } = await synthesize({ stage: values.stage, bundles });
  for (const { stack, resources } of stacks) console.log(`${String(resources).padStart(4)} resources in ${stack}`);
  insistOnBudget(bundles);
}
