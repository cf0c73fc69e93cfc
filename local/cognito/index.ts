// Cognito user pools on one machine: hashed passwords, signed tokens with Cognito's claims, and their public keys.
import { join } from 'node:path';
import * as z from 'zod';
import { awsJson, operation } from '../wire/aws-json.ts';
import type { Emulator } from '../wire/emulator.ts';
import { type PlaceOptions, placeOf } from '../wire/place.ts';
import { openDatabase } from '../wire/shelf.ts';
import { adminOperations } from './administer.ts';
import type { Message } from './model.ts';
import { Realm } from './realm.ts';
import { refreshOperations } from './refresh.ts';
import { poolResources } from './resources.ts';
import { selfServiceOperations } from './self-service.ts';
import { signInOperations } from './sign-in.ts';
import { SigningKeys } from './signing-key.ts';
import { Tokens } from './tokens.ts';
import { describePool } from './views.ts';
import { answerWellKnown, isWellKnown } from './well-known.ts';

export type { Message } from './model.ts';

export interface CognitoOptions extends PlaceOptions {
  readonly dataDir: string;
  /** Of the edge, without a trailing slash: the issuer is `<baseUrl>/<poolId>`. */
  readonly baseUrl: () => string;
  readonly now?: () => Date;
  /** Where invitations and reset codes go; without it they can be read from `messages()`. */
  readonly deliver?: (message: Message) => void;
}

export interface Cognito extends Emulator {
  /** The newest hundred messages since the start, oldest first; never written to disk. */
  messages(): readonly Message[];
}

const keptMessages = 100;

export async function createCognito(options: CognitoOptions): Promise<Cognito> {
  const database = openDatabase(join(options.dataDir, 'cognito', 'pools.sqlite'));
  const messages: Message[] = [];
  const realm = new Realm(database, {
    now: options.now ?? (() => new Date()),
    baseUrl: options.baseUrl,
    deliver(message) {
      if (messages.push(message) > keptMessages) messages.shift();
      options.deliver?.(message);
    },
  });
  const keys = new SigningKeys(database);
  const tokens = new Tokens(realm, keys);
  const speak = awsJson({
    version: '1.1',
    target: 'AWSCognitoIdentityProviderService',
    validationCode: 'InvalidParameterException',
    operations: {
      ...adminOperations(realm),
      ...signInOperations(realm, tokens),
      ...refreshOperations(realm, tokens),
      ...selfServiceOperations(realm, tokens),
      DescribeUserPool: operation(z.strictObject({ UserPoolId: z.string() }), ({ UserPoolId }) => {
        const pool = realm.pool(UserPoolId);
        return { UserPool: describePool(pool, realm.users(pool).length) };
      }),
    },
  });
  return {
    services: ['cognito-idp'],
    async handle(request, response) {
      if (isWellKnown(request)) answerWellKnown({ realm, keys }, request, response);
      else await speak(request, response);
    },
    resources: poolResources(realm, keys, placeOf(options)),
    messages: () => messages,
    async close() {
      database.close();
    },
  };
}
