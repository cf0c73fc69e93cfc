// Reads a synthesized cloud assembly from disk: every stack's template and where each file asset lies.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import { ProvisionRefused } from './refusal.ts';
import { type Stack, Template } from './template.ts';

const Manifest = z.object({
  artifacts: z
    .record(
      z.string(),
      z.object({
        type: z.string(),
        properties: z.record(z.string(), z.unknown()).default({}),
        dependencies: z.array(z.string()).default([]),
      }),
    )
    .default({}),
});

const AssetManifest = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

const StackProperties = z.object({ templateFile: z.string(), stackName: z.string().optional() });

export interface Assembly {
  readonly stacks: readonly Stack[];
  /** Object key in the bootstrap bucket → absolute path of the file or folder that would be uploaded there. */
  readonly assets: ReadonlyMap<string, string>;
}

export function readAssembly(directory: string): Assembly {
  const stacks: Stack[] = [];
  const assets = new Map<string, string>();
  readInto(resolve(directory), stacks, assets);
  return { stacks, assets };
}

function readInto(directory: string, stacks: Stack[], assets: Map<string, string>): void {
  const { artifacts } = readJson(join(directory, 'manifest.json'), Manifest);
  const nameOf = (id: string) => StackProperties.safeParse(artifacts[id]?.properties).data?.stackName ?? id;
  for (const [id, { type, properties, dependencies }] of Object.entries(artifacts)) {
    if (type === 'aws:cloudformation:stack') {
      const template = readJson(join(directory, StackProperties.parse(properties).templateFile), Template);
      const after = dependencies.filter((other) => artifacts[other]?.type === type).map(nameOf);
      stacks.push({ name: nameOf(id), template, after });
    } else if (type === 'cdk:asset-manifest') {
      readAssets(join(directory, z.string().parse(properties['file'])), assets);
    } else if (type === 'cdk:cloud-assembly') {
      readInto(join(directory, z.string().parse(properties['directoryName'])), stacks, assets);
    }
  }
}

function readAssets(path: string, assets: Map<string, string>): void {
  for (const { source, destinations } of Object.values(readJson(path, AssetManifest).files)) {
    if (source.path === undefined) continue;
    for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, join(dirname(path), source.path));
  }
}

function readJson<T>(path: string, schema: z.ZodType<T>): T {
  if (!existsSync(path)) throw new ProvisionRefused([`The cloud assembly is incomplete: ${path} does not exist.`]);
  const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) {
    throw new ProvisionRefused([`${path} is not what CDK synthesizes: ${z.prettifyError(parsed.error)}`]);
  }
  return parsed.data;
}
