// The key cursors are signed with, read from Secrets Manager and kept for five minutes.
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientConfig } from '../client-config.ts';
import { once } from '../once.ts';
import { calling } from '../service-failure.ts';
import { setting } from '../settings.ts';

const keptMs = 5 * 60_000;

const secrets = once(() => new SecretsManagerClient(clientConfig));

let kept: { readonly key: Promise<string>; readonly until: number } | undefined;

export async function cursorKey(now: Date): Promise<string> {
  if (!kept || now.getTime() >= kept.until) {
    const mine = { key: readSecret(setting('CURSOR_SECRET_ID')), until: now.getTime() + keptMs };
    kept = mine;
    mine.key.catch(() => {
      if (kept === mine) kept = undefined;
    });
  }
  return kept.key;
}

async function readSecret(SecretId: string): Promise<string> {
  const { SecretString } = await calling('Secret storage', () =>
    secrets().send(new GetSecretValueCommand({ SecretId })),
  );
  if (!SecretString) throw new Error(`The secret ${SecretId} has no text value.`);
  return SecretString;
}
