// Access keys of the local stack: one root key, and session keys that carry role and tags in themselves, so no list is kept.
import { createHmac, randomUUID } from 'node:crypto';
import * as z from 'zod';

/** What the Lambda host and the command line put into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. */
export const rootCredentials = { accessKeyId: 'LOCALROOTKEY', secretAccessKey: 'local-secret-of-no-account' } as const;

const sessionPrefix = 'ASIA';

const sessionSchema = z.strictObject({
  id: z.string(),
  roleArn: z.string(),
  sessionName: z.string(),
  tags: z.record(z.string(), z.string()),
  transitiveTagKeys: z.array(z.string()),
  expiresAt: z.number(),
});

/** The assumed role behind a session key: what a policy condition such as `aws:PrincipalTag` would see. */
export type Session = z.output<typeof sessionSchema>;

export function issueAccessKey(session: Omit<Session, 'id'>): { accessKeyId: string; secretAccessKey: string } {
  const body: Session = { id: randomUUID(), ...session };
  const accessKeyId = sessionPrefix + Buffer.from(JSON.stringify(body)).toString('base64url');
  return { accessKeyId, secretAccessKey: secretOfSession(accessKeyId) };
}

export function readSession(accessKeyId: string): Session | undefined {
  if (!accessKeyId.startsWith(sessionPrefix)) return undefined;
  try {
    const text = Buffer.from(accessKeyId.slice(sessionPrefix.length), 'base64url').toString('utf8');
    return sessionSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The secret that goes with a key, or undefined where no such key was ever issued here. */
export function secretOf(accessKeyId: string): string | undefined {
  if (accessKeyId === rootCredentials.accessKeyId) return rootCredentials.secretAccessKey;
  return readSession(accessKeyId) ? secretOfSession(accessKeyId) : undefined;
}

function secretOfSession(accessKeyId: string): string {
  return createHmac('sha256', rootCredentials.secretAccessKey).update(accessKeyId).digest('base64url');
}
