// What the unmodified STS client must get from the local STS.
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { readSession, rootCredentials, secretOf } from '../wire/access-key.ts';
import { serve } from '../wire/serve.ts';
import { createSts } from './index.ts';

const region = 'eu-central-1';
const roleArn = 'arn:aws:iam::000000000000:role/tenant-plane';

test('an assumed role carries its tags in the access key, and its secret can be recomputed from it', async () => {
  await using sts = await serve(await createSts());
  const client = new STSClient({ endpoint: sts.endpoint, region, credentials: rootCredentials });
  const { Credentials, AssumedRoleUser } = await client.send(
    new AssumeRoleCommand({
      RoleArn: roleArn,
      RoleSessionName: 'acme',
      Tags: [{ Key: 'tenantId', Value: 'acme' }],
      TransitiveTagKeys: ['tenantId'],
      Policy: '{"Version":"2012-10-17","Statement":[]}',
      DurationSeconds: 900,
    }),
  );
  const accessKeyId = Credentials?.AccessKeyId ?? '';
  expect(readSession(accessKeyId)).toMatchObject({ roleArn, sessionName: 'acme', tags: { tenantId: 'acme' } });
  expect(secretOf(accessKeyId)).toBe(Credentials?.SecretAccessKey);
  expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::000000000000:assumed-role/tenant-plane/acme');
  const credentials = { accessKeyId, secretAccessKey: Credentials?.SecretAccessKey ?? '' };
  const inner = new STSClient({ endpoint: sts.endpoint, region, credentials });
  expect((await inner.send(new GetCallerIdentityCommand({}))).Arn).toBe(AssumedRoleUser?.Arn);
});

test('the root key is the account itself', async () => {
  await using sts = await serve(await createSts());
  const client = new STSClient({ endpoint: sts.endpoint, region, credentials: rootCredentials });
  expect(await client.send(new GetCallerIdentityCommand({}))).toMatchObject({ Account: '000000000000' });
});

test('a role that is no role, and a transitive key without its tag, are refused with the AWS error', async () => {
  await using sts = await serve(await createSts());
  const client = new STSClient({ endpoint: sts.endpoint, region, credentials: rootCredentials });
  const assume = (input: object) =>
    client.send(new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'acme', ...input }));
  await expect(assume({ RoleArn: 'tenant-plane-which-is-no-arn' })).rejects.toMatchObject({ name: 'ValidationError' });
  await expect(assume({ TransitiveTagKeys: ['tenantId'] })).rejects.toMatchObject({ name: 'ValidationError' });
  await expect(assume({ Policy: '{' })).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' });
});

test('a key nobody issued has no secret', () => {
  expect(secretOf('ASIAnonsense')).toBeUndefined();
  expect(secretOf('AKIAUNKNOWN')).toBeUndefined();
});
