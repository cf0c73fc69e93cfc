// Where agents' vectors lie in AWS: each tenant's in an index of its own, which its session alone may name.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { PROJECT_ROOT } from '../../infra/bundle.ts';
import { type Catalogue, readCatalogue } from '../../lib/kernel/catalogue.ts';
import { createS3Vectors } from '../../local/s3vectors/index.ts';
import { provision } from '../../local/wire/provision.ts';
import { actionsOf, rolesOf } from './statements.ts';
import { ofType } from './templates.ts';

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await readCatalogue(PROJECT_ROOT);
});

const BUCKET = 'greenlang-prod-agents-000000000000-eu-central-1';
const ARN = `arn:aws:s3vectors:eu-central-1:000000000000:bucket/${BUCKET}`;
const OWN_INDEX = `${ARN}/index/$${'{aws:PrincipalTag/tenantId}'}`;

const vectorGrants = (stage: string) =>
  rolesOf(stage).flatMap(({ name, allows }) =>
    allows
      .filter(({ Action }) => Action.some((action) => action.startsWith('s3vectors:')))
      .map(({ Action, Resource }) => ({ name, Action: [...Action].sort(), Resource })),
  );

test('a stage without the service has neither bucket nor grant', () => {
  expect(ofType('dev', 'AWS::S3Vectors::VectorBucket')).toEqual([]);
  expect(vectorGrants('dev')).toEqual([]);
});

test('the bucket is encrypted with the key of the data, outlives its stack, and its keeper may only decrypt', () => {
  const [bucket] = ofType('prod', 'AWS::S3Vectors::VectorBucket');
  expect(bucket).toMatchObject({
    properties: {
      VectorBucketName: BUCKET,
      EncryptionConfiguration: { SseType: 'aws:kms', KmsKeyArn: expect.stringMatching(/^<DataKey\w+\.Arn>$/) },
    },
    deletionPolicy: 'Retain',
  });
  const policies = ofType('prod', 'AWS::KMS::Key').map(({ properties }) => JSON.stringify(properties['KeyPolicy']));
  const [policy] = policies.filter((text) => text.includes('indexing.s3vectors.amazonaws.com'));
  expect(policy).toContain(`"aws:SourceArn":["${ARN}","${ARN}/*"]`);
});

test("only roles of tenants reach vectors, each no index but its session's tenant's", () => {
  const grants = vectorGrants('prod');
  expect(grants.length).toBeGreaterThan(0);
  for (const { name, Action, Resource } of grants) {
    expect(name).toMatch(/^greenlang-prod-tenant-/);
    expect(Resource).toEqual([OWN_INDEX]);
    expect([
      ['s3vectors:QueryVectors'],
      ['s3vectors:CreateIndex', 's3vectors:DeleteVectors', 's3vectors:PutVectors'],
    ]).toContainEqual(Action);
  }
});

test('who searches cannot write, who writes cannot search, and the key opens for the service', () => {
  const using = (capability: string) =>
    catalogue.functions.filter(({ spec }) => spec.uses.some((name) => name === capability)).map(({ spec }) => spec.id);
  expect(using('vectors:search').sort()).toEqual(['search.find-agents', 'search.list-similar', 'search.show-facets']);
  expect(using('vectors:write')).toEqual(['search.enter-agent']);
  const role = rolesOf('prod').find(({ name }) => name === 'greenlang-prod-tenant-tw-vw');
  expect(actionsOf(role?.allows ?? []).filter((action) => action.startsWith('s3vectors:'))).toEqual([
    ...['s3vectors:CreateIndex', 's3vectors:DeleteVectors', 's3vectors:PutVectors'],
  ]);
  expect(JSON.stringify(role?.allows)).toContain('s3vectors.eu-central-1.amazonaws.com');
});

test('one machine hosts the very bucket that a stage asks for', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'vectors-'));
  const emulator = await createS3Vectors({ dataDir });
  const [bucket] = ofType('prod', 'AWS::S3Vectors::VectorBucket');
  const { ref } = await provision(emulator, 'AWS::S3Vectors::VectorBucket', bucket?.properties ?? {});
  expect(ref).toBe(ARN);
  await emulator.close();
  await rm(dataDir, { recursive: true, force: true });
});

test('functions are told of bucket and size only where there is one', () => {
  const told = (stage: string) =>
    ofType(stage, 'AWS::Lambda::Function').filter(({ properties }) =>
      JSON.stringify(properties['Environment']).includes('"VECTOR_BUCKET_NAME"'),
    );
  expect(told('dev')).toEqual([]);
  expect(told('prod').length).toBe(4);
  for (const { properties } of told('prod'))
    expect(properties['Environment']).toMatchObject({
      Variables: { VECTOR_BUCKET_NAME: BUCKET, VECTOR_SERVICE_FROM: '50000' },
    });
});
