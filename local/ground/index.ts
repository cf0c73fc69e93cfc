// What tests of domains stand on: real emulators in a temporary folder, and the environment that leads the SDK to them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCognito } from '../cognito/index.ts';
import { createDynamoDb } from '../dynamodb/index.ts';
import { createS3 } from '../s3/index.ts';
import { createSts } from '../sts/index.ts';
import { rootCredentials } from '../wire/access-key.ts';
import { createEdge } from '../wire/edge.ts';
import type { Emulator } from '../wire/emulator.ts';
import { provision } from '../wire/provision.ts';
import { TABLE } from './table.ts';

export interface Ground extends AsyncDisposable {
  readonly edgeUrl: string;
  readonly dataDir: string;
  /** Adds a service that only some domains need; closed with the rest. */
  mount(emulator: Emulator): void;
}

/** Table, bucket, user pool and tenant role, named in this process's environment as infra would name them. */
export async function openGround(): Promise<Ground> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ground-'));
  const edge = await createEdge({ port: 0 });
  const [dynamoDb, s3, cognito, sts] = await Promise.all([
    createDynamoDb({ dataDir }),
    createS3({ dataDir }),
    createCognito({ dataDir, baseUrl: () => edge.url }),
    createSts(),
  ]);
  const emulators: Emulator[] = [dynamoDb, s3, cognito, sts];
  for (const emulator of emulators) edge.mount(emulator);
  const table = await provision(dynamoDb, 'AWS::DynamoDB::Table', TABLE, 'Table');
  const bucket = await provision(s3, 'AWS::S3::Bucket', {}, 'Bucket');
  Object.assign(process.env, awsEnvironment(edge.url, dynamoDb.endpoint), await poolEnvironment(cognito), {
    TABLE_NAME: table.ref,
    BUCKET_NAME: bucket.ref,
  });
  return {
    edgeUrl: edge.url,
    dataDir,
    mount: (emulator) => {
      emulators.push(emulator);
      edge.mount(emulator);
    },
    async [Symbol.asyncDispose]() {
      await edge.close();
      for (const emulator of emulators) await emulator.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function awsEnvironment(edgeUrl: string, dynamoDbUrl: string) {
  return {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: rootCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: rootCredentials.secretAccessKey,
    AWS_ENDPOINT_URL: edgeUrl,
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDbUrl,
    TENANT_ROLE_ARN: 'arn:aws:iam::000000000000:role/tenant-plane',
  };
}

async function poolEnvironment(cognito: Emulator) {
  const pool = await provision(cognito, 'AWS::Cognito::UserPool', {
    UsernameAttributes: ['email'],
    Policies: { PasswordPolicy: { MinimumLength: 12, RequireNumbers: true } },
  });
  const client = await provision(cognito, 'AWS::Cognito::UserPoolClient', {
    UserPoolId: pool.ref,
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    PreventUserExistenceErrors: 'ENABLED',
  });
  return {
    USER_POOL_ID: pool.ref,
    USER_POOL_CLIENT_ID: client.ref,
    USER_POOL_ISSUER: String(pool.attributes['ProviderURL']),
  };
}
