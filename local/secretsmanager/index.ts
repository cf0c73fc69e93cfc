// Secrets Manager on one machine: secrets by template, read and renewed through the unmodified SDK.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { AwsFault } from '../wire/aws-fault.ts';
import { awsJson, type Operation, operation } from '../wire/aws-json.ts';
import type { Emulator } from '../wire/emulator.ts';
import { type PlaceOptions, placeOf } from '../wire/place.ts';
import { openDatabase, openShelf, type Shelf } from '../wire/shelf.ts';
import { type Secret, type SecretVersion, secretSchema } from './model.ts';
import { secretResources } from './resources.ts';

export interface SecretsManagerOptions extends PlaceOptions {
  readonly dataDir: string;
  readonly now?: () => Date;
}

const getInput = z.strictObject({
  SecretId: z.string(),
  VersionId: z.string().optional(),
  VersionStage: z.string().optional(),
});
const putInput = z.strictObject({
  SecretId: z.string(),
  ClientRequestToken: z.string().min(32).max(64).optional(),
  SecretString: z.string().optional(),
  SecretBinary: z.base64().optional(),
  VersionStages: z.array(z.string()).min(1).optional(),
});

export async function createSecretsManager(options: SecretsManagerOptions): Promise<Emulator> {
  const database = openDatabase(join(options.dataDir, 'secretsmanager', 'secrets.sqlite'));
  const secrets = openShelf(database, 'secrets', secretSchema);
  const now = options.now ?? (() => new Date());
  return {
    services: ['secretsmanager'],
    handle: awsJson({ version: '1.1', target: 'secretsmanager', operations: operations(secrets, now) }),
    resources: secretResources(secrets, placeOf(options), now),
    async close() {
      database.close();
    },
  };
}

function operations(secrets: Shelf<Secret>, now: () => Date): Record<string, Operation> {
  return {
    GetSecretValue: operation(getInput, (input) => {
      const secret = find(secrets, input.SecretId);
      const version = findVersion(secret, input);
      return {
        ...{ ARN: secret.arn, Name: secret.name, VersionId: version.id, VersionStages: version.stages },
        ...{ SecretString: version.text, SecretBinary: version.binary, CreatedDate: version.createdAt / 1000 },
      };
    }),
    PutSecretValue: operation(putInput, (input) => {
      const secret = find(secrets, input.SecretId);
      const version = putVersion(secret, input, now());
      secrets.put(secret.name, version.secret);
      const { id, stages } = version.put;
      return { ARN: secret.arn, Name: secret.name, VersionId: id, VersionStages: stages };
    }),
    DescribeSecret: operation(z.strictObject({ SecretId: z.string() }), (input) => {
      const secret = find(secrets, input.SecretId);
      const staged = secret.versions.filter((version) => version.stages.length > 0);
      return {
        ...{ ARN: secret.arn, Name: secret.name, Description: secret.description },
        ...{ CreatedDate: secret.createdAt / 1000, LastChangedDate: secret.changedAt / 1000 },
        VersionIdsToStages: Object.fromEntries(staged.map(({ id, stages }) => [id, stages])),
      };
    }),
  };
}

function find(secrets: Shelf<Secret>, id: string): Secret {
  const named = id.startsWith('arn:') ? id.split(':').slice(6).join(':') : id;
  // An ARN may come with or without the six random characters behind the name.
  const secret = secrets.get(named) ?? secrets.get(named.replace(/-[A-Za-z0-9]{6}$/, ''));
  if (secret) return secret;
  throw new AwsFault('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
}

function findVersion(secret: Secret, input: z.output<typeof getInput>): SecretVersion {
  const stage = input.VersionStage ?? (input.VersionId === undefined ? 'AWSCURRENT' : undefined);
  const version = secret.versions.find(
    ({ id, stages }) =>
      (input.VersionId === undefined || id === input.VersionId) && (stage === undefined || stages.includes(stage)),
  );
  if (version) return version;
  const what = stage === undefined ? `VersionId: ${input.VersionId}` : `staging label: ${stage}`;
  const message = `Secrets Manager can't find the specified secret value for ${what}`;
  throw new AwsFault('ResourceNotFoundException', message);
}

function putVersion(
  secret: Secret,
  input: z.output<typeof putInput>,
  at: Date,
): { secret: Secret; put: SecretVersion } {
  if ((input.SecretString === undefined) === (input.SecretBinary === undefined)) {
    throw new AwsFault('InvalidParameterException', 'You must provide either SecretString or SecretBinary.');
  }
  const before = secret.versions.find(({ id }) => id === input.ClientRequestToken);
  if (before && before.text === input.SecretString && before.binary === input.SecretBinary) {
    return { secret, put: before };
  }
  if (before) {
    const message = `You can't use ClientRequestToken ${before.id} because that value is already in use for another version.`;
    throw new AwsFault('ResourceExistsException', message);
  }
  const put: SecretVersion = {
    ...{ id: input.ClientRequestToken ?? randomUUID(), stages: input.VersionStages ?? ['AWSCURRENT'] },
    ...{ text: input.SecretString, binary: input.SecretBinary, createdAt: at.getTime() },
  };
  const versions = [put, ...secret.versions.map((version) => restage(version, put.stages))];
  return { secret: { ...secret, changedAt: at.getTime(), versions: versions.slice(0, 100) }, put };
}

/** A stage names one version; who was current before is AWSPREVIOUS afterwards. */
function restage(version: SecretVersion, taken: readonly string[]): SecretVersion {
  const replaced = taken.includes('AWSCURRENT');
  const wasCurrent = version.stages.includes('AWSCURRENT');
  const kept = version.stages.filter((stage) => !taken.includes(stage) && !(replaced && stage === 'AWSPREVIOUS'));
  return { ...version, stages: replaced && wasCurrent ? [...kept, 'AWSPREVIOUS'] : kept };
}
