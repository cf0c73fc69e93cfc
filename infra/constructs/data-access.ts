// What reading and writing mean in IAM's words, for the table and the bucket; the same words for direct and tenant access.
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Aws } from 'aws-cdk-lib/core';
import type { Reach } from '../../lib/kernel/spec.ts';
import type { CapabilityName } from '../../lib/platform/capability.ts';
import type { Blueprint } from '../blueprint.ts';

const TABLE_READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const TABLE_WRITE = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'];

/** Writing includes reading what is decided upon; nothing includes scanning. */
const ACTIONS = {
  'table:read': TABLE_READ,
  'table:write': [...TABLE_READ, ...TABLE_WRITE],
  'cache:keep': TABLE_READ,
  'objects:read': ['s3:GetObject'],
  'objects:write': [
    's3:GetObject',
    's3:PutObject',
    's3:DeleteObject',
    's3:DeleteObjectVersion',
    's3:AbortMultipartUpload',
    's3:ListMultipartUploadParts',
  ],
  // Keys and distances: to read vectors or what lies beside them takes more.
  'vectors:search': ['s3vectors:QueryVectors'],
  'vectors:write': ['s3vectors:CreateIndex', 's3vectors:PutVectors', 's3vectors:DeleteVectors'],
} satisfies Partial<Record<CapabilityName, readonly string[]>>;

/** The capabilities that reach tenants' data: those that mean something here. */
export type DataCapability = keyof typeof ACTIONS;

export const isDataCapability = (name: CapabilityName): name is DataCapability => Object.hasOwn(ACTIONS, name);

export interface DataPlaces {
  readonly tableArn: string;
  readonly bucketArn: string;
  readonly dataKeyArn: string;
  /** Where the stage has none, vectors cost no grant. */
  readonly vectorBucketArn: string | undefined;
}

export const placesOf = ({ names, stage }: Pick<Blueprint, 'names' | 'stage'>, dataKeyArn: string): DataPlaces => ({
  ...names,
  dataKeyArn,
  vectorBucketArn: stage.vectors && names.vectorBucketArn,
});

/** Pins a statement to keys that begin so; a request without keys (there is none we grant) is refused. */
export const onlyKeys = (pattern: string) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [pattern] },
  Null: { 'dynamodb:LeadingKeys': 'false' },
});

// Not a template of ours: IAM fills in the tag of the session.
const SESSION_TENANT = ['$', '{aws:PrincipalTag/tenantId}'].join('');

/** What each reach may name. */
const KEYS: Readonly<Record<Reach, string>> = {
  tenant: `TENANT#${SESSION_TENANT}#*`,
  platform: 'PLATFORM#*',
  everything: '*',
};
const PREFIXES: Readonly<Record<Reach, string>> = {
  tenant: `TENANT/${SESSION_TENANT}/*`,
  platform: 'PLATFORM/*',
  everything: '*',
};

export function dataStatements(uses: readonly DataCapability[], places: DataPlaces, reach: Reach): PolicyStatement[] {
  const ofTable = uses.filter((name) => name.startsWith('table:') || name === 'cache:keep');
  const ofObjects = uses.filter((name) => name.startsWith('objects:'));
  const ofVectors = places.vectorBucketArn === undefined ? [] : uses.filter((name) => name.startsWith('vectors:'));
  const services = ['dynamodb', 's3', ...(ofVectors.length > 0 ? ['s3vectors'] : [])];
  const statements: PolicyStatement[] = [];
  if (ofTable.length > 0) statements.push(tableStatement(ofTable, places.tableArn, reach));
  if (uses.includes('cache:keep')) statements.push(cacheStatement(places.tableArn));
  if (ofObjects.length > 0) statements.push(...objectStatements(ofObjects, places.bucketArn, reach));
  if (ofVectors.length > 0) statements.push(vectorStatement(ofVectors, `${places.vectorBucketArn}/index/`, reach));
  if (uses.length > 0) statements.push(keyStatement(places.dataKeyArn, services));
  return statements;
}

const actionsOf = (uses: readonly DataCapability[]): string[] => [...new Set(uses.flatMap((name) => ACTIONS[name]))];

function tableStatement(uses: readonly DataCapability[], tableArn: string, reach: Reach): PolicyStatement {
  return new PolicyStatement({
    actions: actionsOf(uses),
    resources: [tableArn, `${tableArn}/index/*`],
    ...(reach !== 'everything' && { conditions: onlyKeys(KEYS[reach]) }),
  });
}

/** What containers note about what they remember lies apart (lib/kernel/cache/records.ts): who only reads writes nothing else. */
const cacheStatement = (tableArn: string): PolicyStatement =>
  new PolicyStatement({
    actions: ['dynamodb:PutItem'],
    resources: [tableArn],
    conditions: onlyKeys(`TENANT#${SESSION_TENANT}#CACHE`),
  });

/** Listing is granted so that a missing object answers 404 and not 403. */
function objectStatements(uses: readonly DataCapability[], bucketArn: string, reach: Reach): PolicyStatement[] {
  const prefix = PREFIXES[reach];
  return [
    new PolicyStatement({ actions: actionsOf(uses), resources: [`${bucketArn}/${prefix}`] }),
    new PolicyStatement({
      actions: ['s3:ListBucket'],
      resources: [bucketArn],
      ...(reach !== 'everything' && { conditions: { StringLike: { 's3:prefix': [prefix] } } }),
    }),
  ];
}

/** A tenant's index has the tenant's name, and there are none of the platform. */
function vectorStatement(uses: readonly DataCapability[], indexArn: string, reach: Reach): PolicyStatement {
  if (reach !== 'tenant') throw new Error(`${uses.join(', ')}: vectors are reached as a tenant.`);
  return new PolicyStatement({ actions: actionsOf(uses), resources: [`${indexArn}${SESSION_TENANT}`] });
}

/** The key opens only what these services hand over, never a ciphertext of its own. */
function keyStatement(dataKeyArn: string, of: readonly string[]): PolicyStatement {
  const services = of.map((service) => `${service}.${Aws.REGION}.${Aws.URL_SUFFIX}`);
  return new PolicyStatement({
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [dataKeyArn],
    conditions: { StringEquals: { 'kms:ViaService': services } },
  });
}
