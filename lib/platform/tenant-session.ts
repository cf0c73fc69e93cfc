// The tenant's own AWS session: a role assumed with the tenant as tag, so that AWS itself refuses another tenant's data.
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Scope } from './capability.ts';
import { clientConfig } from './client-config.ts';
import { memory } from './memory/index.ts';
import { once } from './once.ts';
import { calling } from './service-failure.ts';
import { setting } from './settings.ts';

interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

export type CredentialProvider = () => Promise<SessionCredentials>;

const lifetimeSeconds = 3_600;
// A presigned URL dies with the session that signed it, so a session counts as expired while a 15-minute URL still fits.
export const RESERVED_SECONDS = 15 * 60;
const reservedMs = RESERVED_SECONDS * 1000;
const renewBeforeMs = 5 * 60_000;
const clientsKept = 64;

const sts = once(() => new STSClient(clientConfig));
/** Opens the connection by which sessions begin: the one question that needs no grant. */
export const openSessionsAhead = async (): Promise<void> => {
  await sts().send(new GetCallerIdentityCommand({}));
};

const sessions = new Map<string, Promise<SessionCredentials>>();

/** What a client must sign with to act for a scope; undefined is the function's own role. */
export function credentialsFor(scope: Scope): CredentialProvider | undefined {
  return scope.plane === 'tenant' ? () => sessionOf(scope.tenantId) : undefined;
}

/** A session of its own, begun when it is first used: the one whose URLs last for as long as any can. */
export function newSession(scope: Scope): CredentialProvider | undefined {
  return scope.plane === 'tenant' ? once(() => assume(scope.tenantId)) : undefined;
}

/** One client per tenant and container, the least recently used dropped first; the platform plane has its own. */
export function scopedClients<C>(create: (credentials: CredentialProvider | undefined) => C): (scope: Scope) => C {
  const clients = memory<C>({ most: clientsKept });
  return (scope) => {
    const key = scope.plane === 'tenant' ? scope.tenantId : '';
    const known = clients.get(key);
    if (known !== undefined) return known;
    const client = create(credentialsFor(scope));
    clients.set(key, client);
    return client;
  };
}

async function sessionOf(tenantId: string): Promise<SessionCredentials> {
  const known = sessions.get(tenantId);
  if (known) {
    const session = await known;
    if (session.expiration.getTime() - Date.now() > renewBeforeMs) return session;
    // Whoever woke first has already asked anew; the others join that call.
    const renewed = sessions.get(tenantId);
    if (renewed && renewed !== known) return renewed;
  }
  const asked = assume(tenantId);
  sessions.set(tenantId, asked);
  asked.catch(() => sessions.get(tenantId) === asked && sessions.delete(tenantId));
  return asked;
}

async function assume(tenantId: string): Promise<SessionCredentials> {
  const { Credentials: given } = await calling('Access control', () =>
    sts().send(
      new AssumeRoleCommand({
        RoleArn: setting('TENANT_ROLE_ARN'),
        RoleSessionName: tenantId,
        DurationSeconds: lifetimeSeconds,
        Tags: [{ Key: 'tenantId', Value: tenantId }],
      }),
    ),
  );
  if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken || !given.Expiration) {
    throw new Error('STS answered AssumeRole without credentials.');
  }
  return {
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    sessionToken: given.SessionToken,
    expiration: new Date(given.Expiration.getTime() - reservedMs),
  };
}
