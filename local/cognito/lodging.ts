// A real user pool in a temporary folder with a movable clock and an unmodified client: where every Cognito test lives.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { rootCredentials } from '../wire/access-key.ts';
import { provision } from '../wire/provision.ts';
import { type Served, serve } from '../wire/serve.ts';
import { createCognito } from './index.ts';

export const password = 'correct horse 1 battery';
export const wrong = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };

export type Lodging = Awaited<ReturnType<typeof lodge>>;

export async function lodge(pool: object = { AliasAttributes: ['email'] }) {
  const dataDir = await mkdtemp(join(tmpdir(), 'cognito-'));
  let skewMs = 0;
  let served: Served | undefined;
  const now = () => new Date(Date.now() + skewMs);
  const start = () => createCognito({ dataDir, baseUrl: () => served?.endpoint ?? '', now });
  const emulator = await start();
  served = await serve(emulator);
  const { endpoint } = served;
  const { ref: UserPoolId, attributes } = await provision(emulator, 'AWS::Cognito::UserPool', {
    UsernameConfiguration: { CaseSensitive: false },
    Policies: { PasswordPolicy: { MinimumLength: 12, RequireNumbers: true } },
    Schema: [{ Name: 'tenantId', AttributeDataType: 'String', Mutable: true }],
    ...pool,
  });
  const clientOf = async (logicalId: string, more: object = {}) =>
    (await provision(emulator, 'AWS::Cognito::UserPoolClient', { UserPoolId, ...clientProperties, ...more }, logicalId))
      .ref;
  const ClientId = await clientOf('Web');
  const client = connect(endpoint);
  const users = userCommands(client, UserPoolId, ClientId);
  return {
    ...{ client, emulator, endpoint, dataDir, UserPoolId, ClientId, issuer: attributes['ProviderURL'], clientOf },
    ...users,
    now,
    advance(ms: number) {
      skewMs += ms;
    },
    /** A second instance over the same folder, as after a restart. */
    again: async () => serve(await start()),
    async close() {
      client.destroy();
      await served?.[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export function connect(endpoint: string): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({ endpoint, region: 'eu-central-1', credentials: rootCredentials });
}

const clientProperties = {
  ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  PreventUserExistenceErrors: 'ENABLED',
  AccessTokenValidity: 15,
  TokenValidityUnits: { AccessToken: 'minutes' },
};

function userCommands(client: CognitoIdentityProviderClient, UserPoolId: string, ClientId: string) {
  const createUser = (Username: string, more: object = {}) =>
    client.send(
      new AdminCreateUserCommand({
        ...{ UserPoolId, Username, MessageAction: 'SUPPRESS' },
        UserAttributes: [
          { Name: 'email', Value: `${Username}@acme.test` },
          { Name: 'email_verified', Value: 'true' },
          { Name: 'custom:tenantId', Value: 'acme' },
        ],
        ...more,
      }),
    );
  const setPassword = (Username: string) =>
    client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }));
  const authenticate = (AuthFlow: 'USER_PASSWORD_AUTH' | 'REFRESH_TOKEN_AUTH', given: object, id: string) =>
    client.send(new InitiateAuthCommand({ AuthFlow, ClientId: id, AuthParameters: { ...given } }));
  const signIn = (USERNAME: string, PASSWORD = password, id = ClientId) =>
    authenticate('USER_PASSWORD_AUTH', { USERNAME, PASSWORD }, id);
  const refresh = (REFRESH_TOKEN = '', id = ClientId) => authenticate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN }, id);
  /** Signed in for good, with the three tokens in hand. */
  const member = async (name: string) => {
    await createUser(name);
    await setPassword(name);
    const { AccessToken = '', IdToken = '', RefreshToken = '' } = (await signIn(name)).AuthenticationResult ?? {};
    return { AccessToken, IdToken, RefreshToken };
  };
  return { createUser, setPassword, signIn, refresh, member };
}
