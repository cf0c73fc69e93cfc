// What the unmodified Secrets Manager client must get from the local one.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { rootCredentials } from '../wire/access-key.ts';
import { provision } from '../wire/provision.ts';
import { serve } from '../wire/serve.ts';
import { generateSecret } from './generate.ts';
import { createSecretsManager } from './index.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'secrets-'));
const emulator = await createSecretsManager({ dataDir });
const served = await serve(emulator);
const client = new SecretsManagerClient({
  ...{ endpoint: served.endpoint, region: 'eu-central-1', credentials: rootCredentials },
});
const make = (logicalId: string, properties: object) =>
  provision(emulator, 'AWS::SecretsManager::Secret', properties, logicalId);
const read = (SecretId: string, more: object = {}) => client.send(new GetSecretValueCommand({ SecretId, ...more }));

afterAll(async () => {
  client.destroy();
  await served[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

test('a generated secret is found by ARN, by name, and unchanged by a second start', async () => {
  const properties = {
    Name: 'app/pepper',
    GenerateSecretString: { SecretStringTemplate: '{"user":"app"}', GenerateStringKey: 'password', PasswordLength: 40 },
  };
  const { ref } = await make('Pepper', properties);
  const first = await read(ref);
  expect(JSON.parse(first.SecretString ?? '')).toEqual({ user: 'app', password: expect.stringMatching(/^.{40}$/s) });
  await make('Pepper', properties);
  expect((await read('app/pepper')).SecretString).toBe(first.SecretString);
});

test('a new value becomes current, the old one previous, and a repeated request changes nothing', async () => {
  const { ref: SecretId } = await make('Rotated', { SecretString: 'one' });
  const ClientRequestToken = 'a'.repeat(32);
  const put = (SecretString: string) =>
    client.send(new PutSecretValueCommand({ SecretId, SecretString, ClientRequestToken }));
  await put('two');
  await put('two');
  expect((await read(SecretId)).SecretString).toBe('two');
  expect((await read(SecretId, { VersionStage: 'AWSPREVIOUS' })).SecretString).toBe('one');
  await expect(put('three')).rejects.toMatchObject({ name: 'ResourceExistsException' });
  const { VersionIdsToStages } = await client.send(new DescribeSecretCommand({ SecretId }));
  expect(
    Object.values(VersionIdsToStages ?? {})
      .flat()
      .toSorted(),
  ).toEqual(['AWSCURRENT', 'AWSPREVIOUS']);
});

test('a secret nobody made is not found', async () => {
  await expect(read('none')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a generated password has its length and none of the excluded characters', () => {
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 200 }), fc.string({ maxLength: 20 }), (PasswordLength, ExcludeCharacters) => {
      const password = generateSecret({ PasswordLength, ExcludeCharacters });
      expect(password).toHaveLength(PasswordLength);
      for (const character of ExcludeCharacters) expect(password).not.toContain(character);
    }),
  );
});
