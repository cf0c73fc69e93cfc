// What reading and writing mean in IAM's words, for the table and the bucket; the same words for direct and tenant access.
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Aws } from 'aws-cdk-lib/core';
import type { Reach } from '../../lib/kernel/spec.ts';
import type { CapabilityName } from '../../lib/platform/capability.ts';

/** The capabilities that reach tenants' data. */
export const DATA_CAPABILITIES = ['table:read', 'table:write', 'cache:keep', 'objects:read', 'objects:write'] as const;
export type DataCapability = (typeof DATA_CAPABILITIES)[number];

export const isDataCapability = (name: CapabilityName): name is DataCapability =>
  DATA_CAPABILITIES.some((known) => known === name);

const TABLE_READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const TABLE_WRITE = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'];

/** Writing includes reading what is decided upon; nothing includes scanning. */
const ACTIONS: Readonly<Record<DataCapability, readonly string[]>> = {
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
};

export interface DataPlaces {
  readonly tableArn: string;
  readonly bucketArn: string;
  readonly dataKeyArn: string;
}

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
  const statements: PolicyStatement[] = [];
  if (ofTable.length > 0) statements.push(tableStatement(ofTable, places.tableArn, reach));
  if (uses.includes('cache:keep')) statements.push(cacheStatement(places.tableArn));
  if (ofObjects.length > 0) statements.push(...objectStatements(ofObjects, places.bucketArn, reach));
  if (uses.length > 0) statements.push(keyStatement(places.dataKeyArn));
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

/** The key opens only what DynamoDB and S3 hand over, never a ciphertext of its own. */
function keyStatement(dataKeyArn: string): PolicyStatement {
  const services = ['dynamodb', 's3'].map((service) => `${service}.${Aws.REGION}.${Aws.URL_SUFFIX}`);
  return new PolicyStatement({
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [dataKeyArn],
    conditions: { StringEquals: { 'kms:ViaService': services } },
  });
}
