// The tokens of a sign-in: access and id as RS256 JWTs with Cognito's claims, and access tokens read back with suspicion.
import { randomUUID } from 'node:crypto';
import { decodeJwt, errors, importJWK, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import { AwsFault } from '../wire/aws-fault.ts';
import type { Client, Pool, Session, User } from './model.ts';
import type { Realm } from './realm.ts';
import type { SigningKeys } from './signing-key.ts';

export interface IssuedTokens {
  readonly AccessToken: string;
  readonly IdToken: string;
  readonly ExpiresIn: number;
  readonly TokenType: 'Bearer';
}

const accessClaims = z.object({
  iss: z.string(),
  sub: z.string(),
  token_use: z.literal('access'),
  client_id: z.string(),
  origin_jti: z.string(),
});

const booleans = new Set(['email_verified', 'phone_number_verified']);

export class Tokens {
  readonly #realm: Realm;
  readonly #keys: SigningKeys;

  constructor(realm: Realm, keys: SigningKeys) {
    this.#realm = realm;
    this.#keys = keys;
  }

  async issue(user: User, client: Client, session: Session): Promise<IssuedTokens> {
    const shared = {
      sub: user.sub,
      origin_jti: session.originJti,
      event_id: randomUUID(),
      auth_time: session.authTime,
    };
    const access = {
      ...{ ...shared, token_use: 'access', scope: 'aws.cognito.signin.user.admin' },
      ...{ client_id: client.id, username: user.username },
    };
    const attributes = Object.entries(user.attributes).map(([name, value]): [string, string | boolean] => [
      name,
      booleans.has(name) ? value === 'true' : value,
    ]);
    const id = {
      ...Object.fromEntries(attributes),
      ...{ ...shared, token_use: 'id', aud: client.id, 'cognito:username': user.username },
    };
    return {
      AccessToken: await this.#sign(user.poolId, access, client.accessSeconds),
      IdToken: await this.#sign(user.poolId, id, client.idSeconds),
      ExpiresIn: client.accessSeconds,
      TokenType: 'Bearer',
    };
  }

  /** Who holds this access token, if it is ours, whole, in date, and not revoked. */
  async holder(accessToken: string): Promise<{ pool: Pool; user: User; session: Session }> {
    const claims = await this.#verify(accessToken);
    const pool = this.#realm.pool(poolIdOf(claims.iss));
    const session = this.#realm.sessions.get(`${pool.id}/${claims.origin_jti}`);
    const user = this.#realm.findUser(pool, claims.sub);
    if (!user) throw new AwsFault('UserNotFoundException', 'User does not exist.');
    if (!session || session.revoked) throw refused('Access Token has been revoked');
    if (!user.enabled) throw refused('User is disabled.');
    return { pool, user, session };
  }

  async #verify(token: string): Promise<z.output<typeof accessClaims>> {
    try {
      const poolId = poolIdOf(accessClaims.parse(decodeJwt(token)).iss);
      const key = await importJWK(this.#keys.public(poolId), 'RS256');
      const currentDate = this.#realm.outside.now();
      const verified = await jwtVerify(token, key, { algorithms: ['RS256'], currentDate, clockTolerance: 0 });
      return accessClaims.parse(verified.payload);
    } catch (error) {
      throw refused(error instanceof errors.JWTExpired ? 'Access Token has expired' : 'Invalid Access Token');
    }
  }

  async #sign(poolId: string, claims: Record<string, unknown>, seconds: number): Promise<string> {
    const { kid, key } = await this.#keys.private(poolId);
    const now = Math.floor(this.#realm.outside.now().getTime() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ kid, alg: 'RS256' })
      .setIssuer(this.#realm.issuer(poolId))
      .setIssuedAt(now)
      .setExpirationTime(now + seconds)
      .setJti(randomUUID())
      .sign(key);
  }
}

function poolIdOf(issuer: string): string {
  return issuer.split('/').at(-1) ?? '';
}

function refused(message: string): AwsFault {
  return new AwsFault('NotAuthorizedException', message);
}
