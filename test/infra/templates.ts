// Reads what was synthesized: all resources of a stage, with intrinsic functions rendered to the text they will become.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import * as z from 'zod';

const Properties = z.record(z.string(), z.unknown());
const Template = z.looseObject({
  Resources: z
    .record(
      z.string(),
      z.looseObject({
        Type: z.string(),
        Properties: Properties.default({}),
        DeletionPolicy: z.string().optional(),
        UpdateReplacePolicy: z.string().optional(),
      }),
    )
    .default({}),
});

export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: z.output<typeof Properties>;
  readonly deletionPolicy: string | undefined;
}

export const directoryOf = (stage: string): string => join(inject('assemblies'), stage);

const known = new Map<string, readonly Resource[]>();

export function resourcesOf(stage: string): readonly Resource[] {
  const read = known.get(stage) ?? readdirSync(directoryOf(stage)).flatMap((file) => readTemplate(stage, file));
  known.set(stage, read);
  return read;
}

export const ofType = (stage: string, type: string): Resource[] =>
  resourcesOf(stage).filter((resource) => resource.type === type);

function readTemplate(stage: string, file: string): Resource[] {
  const stack = /^(.*)\.template\.json$/.exec(file)?.[1];
  if (!stack) return [];
  const { Resources } = Template.parse(JSON.parse(readFileSync(join(directoryOf(stage), file), 'utf8')));
  return Object.entries(Resources).map(([logicalId, { Type, Properties: properties, DeletionPolicy }]) => ({
    stack,
    logicalId,
    type: Type,
    properties: Properties.parse(rendered(properties)),
    deletionPolicy: DeletionPolicy,
  }));
}

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-central-1',
  'AWS::AccountId': '000000000000',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** `<Ref>`, `<Resource.Attribute>` and `<import:…>` stand for what only CloudFormation knows. */
function rendered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rendered);
  if (typeof value !== 'object' || value === null) return value;
  const [entry, ...more] = Object.entries(value);
  if (!entry) return value;
  const [key, inner] = entry;
  if (more.length === 0) {
    if (key === 'Ref') return PSEUDO[String(inner)] ?? `<${inner}>`;
    if (key === 'Fn::GetAtt') return `<${[inner].flat().join('.')}>`;
    if (key === 'Fn::ImportValue') return `<import:${inner}>`;
    if (key === 'Fn::Join' && Array.isArray(inner)) return [rendered(inner[1])].flat().join(String(inner[0]));
  }
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, rendered(held)]));
}
