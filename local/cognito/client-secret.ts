// SECRET_HASH: how a client that has a secret proves it without sending it.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { AwsFault } from '../wire/aws-fault.ts';
import type { Client } from './model.ts';

export function checkClientSecret(client: Client, given: string | undefined, username: string): void {
  if (client.secret === undefined) return;
  const expected = createHmac('sha256', client.secret).update(`${username}${client.id}`).digest();
  const offered = Buffer.from(given ?? '', 'base64');
  if (offered.length === expected.length && timingSafeEqual(offered, expected)) return;
  throw new AwsFault('NotAuthorizedException', `Unable to verify secret hash for client ${client.id}`);
}
