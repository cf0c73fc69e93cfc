// Accounts: made, found, changed and lost as Cognito does it, and there again after a restart.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
  ChangePasswordCommand,
  ConfirmForgotPasswordCommand,
  DescribeUserPoolCommand,
  ForgotPasswordCommand,
  GetUserCommand,
  InitiateAuthCommand,
  ListUsersCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, expect, test } from 'vitest';
import { provision } from '../wire/provision.ts';
import { connect, lodge, password, wrong } from './lodging.ts';

const lodging = await lodge();
const { client, emulator, dataDir, UserPoolId, ClientId, createUser, signIn, member } = lodging;
afterAll(() => lodging.close());

test('a user signs in by any spelling of name or email, and the password is nowhere on disk', async () => {
  await member('Lin');
  await expect(signIn('lin')).resolves.toBeDefined();
  await expect(signIn('LIN@acme.test')).resolves.toBeDefined();
  for (const file of await readdir(join(dataDir, 'cognito'))) {
    expect((await readFile(join(dataDir, 'cognito', file))).includes(password)).toBe(false);
  }
});

test('an invited user must set a password once before getting tokens', async () => {
  await createUser('eve', { TemporaryPassword: 'temporary 12345' });
  const challenge = await signIn('eve', 'temporary 12345');
  expect(challenge.ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
  expect(challenge.AuthenticationResult).toBeUndefined();
  const respond = (NEW_PASSWORD: string) =>
    client.send(
      new RespondToAuthChallengeCommand({
        ...{ ClientId, ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: challenge.Session },
        ChallengeResponses: { USERNAME: 'eve', NEW_PASSWORD },
      }),
    );
  await expect(respond('short')).rejects.toMatchObject({ name: 'InvalidPasswordException' });
  expect((await respond(password)).AuthenticationResult?.AccessToken).toBeDefined();
  await expect(respond(password)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  await expect(signIn('eve', 'temporary 12345')).rejects.toMatchObject(wrong);
});

test('an invitation is delivered with a password that works and obeys the policy', async () => {
  await createUser('joy', { MessageAction: undefined });
  const message = emulator.messages().at(-1);
  expect(message).toMatchObject({ kind: 'invitation', username: 'joy', to: 'joy@acme.test' });
  expect((await signIn('joy', message?.secret)).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
});

test('names and emails are taken once', async () => {
  await createUser('first');
  await expect(createUser('FIRST')).rejects.toMatchObject({ name: 'UsernameExistsException' });
  const UserAttributes = [{ Name: 'email', Value: 'First@acme.test' }];
  await expect(createUser('second', { UserAttributes })).rejects.toMatchObject({ name: 'UsernameExistsException' });
  const undeclared = createUser('third', { UserAttributes: [{ Name: 'custom:other', Value: 'x' }] });
  await expect(undeclared).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('users are found by email and sub, changed, and gone when deleted', async () => {
  await createUser('zoe');
  await client.send(
    new AdminUpdateUserAttributesCommand({
      ...{ UserPoolId, Username: 'zoe' },
      UserAttributes: [{ Name: 'email', Value: 'zoe@new.test' }],
    }),
  );
  const list = (Filter: string) => client.send(new ListUsersCommand({ UserPoolId, Filter }));
  const [found] = (await list('email = "zoe@new.test"')).Users ?? [];
  const sub = found?.Attributes?.find(({ Name }) => Name === 'sub')?.Value;
  expect((await list(`sub = "${sub}"`)).Users).toHaveLength(1);
  expect((await list('email = "zoe@acme.test"')).Users).toHaveLength(0);
  await expect(list('phase = moon')).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await client.send(new AdminDeleteUserCommand({ UserPoolId, Username: 'zoe@new.test' }));
  await expect(client.send(new AdminGetUserCommand({ UserPoolId, Username: 'zoe' }))).rejects.toMatchObject({
    name: 'UserNotFoundException',
  });
});

test('passwords are changed by who knows them and reset by who reads the mail', async () => {
  const { AccessToken } = await member('pam');
  const changeTo = (PreviousPassword: string) =>
    client.send(new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword: 'another one 2345' }));
  await expect(changeTo('not it 1234567')).rejects.toMatchObject(wrong);
  await changeTo(password);
  await expect(signIn('pam')).rejects.toMatchObject(wrong);
  await client.send(new ForgotPasswordCommand({ ClientId, Username: 'pam' }));
  const code = emulator.messages().at(-1)?.secret;
  const reset = (ConfirmationCode: string | undefined) =>
    client.send(new ConfirmForgotPasswordCommand({ ClientId, Username: 'pam', ConfirmationCode, Password: password }));
  await expect(reset('wrong')).rejects.toMatchObject({ name: 'CodeMismatchException' });
  await reset(code);
  await expect(reset(code)).rejects.toMatchObject({ name: 'CodeMismatchException' });
  await expect(signIn('pam')).resolves.toBeDefined();
  await expect(client.send(new ForgotPasswordCommand({ ClientId, Username: 'nobody' }))).resolves.toBeDefined();
});

test('a restart finds users, keys and sessions', async () => {
  const { RefreshToken, AccessToken } = await member('ria');
  const again = await lodging.again();
  const other = connect(again.endpoint);
  expect((await other.send(new GetUserCommand({ AccessToken }))).Username).toBe('ria');
  const AuthParameters = { REFRESH_TOKEN: RefreshToken };
  await other.send(new InitiateAuthCommand({ AuthFlow: 'REFRESH_TOKEN_AUTH', ClientId, AuthParameters }));
  const { UserPool } = await other.send(new DescribeUserPoolCommand({ UserPoolId }));
  expect(UserPool?.Policies?.PasswordPolicy?.MinimumLength).toBe(12);
  other.destroy();
  await again[Symbol.asyncDispose]();
});

test('a property the pool cannot honour is refused by name', async () => {
  const attempt = provision(emulator, 'AWS::Cognito::UserPool', { LambdaConfig: {} });
  await expect(attempt).rejects.toThrow(/LambdaConfig/);
});

test('where the email is the user name, the name kept is a generated one, and people sign in by email', async () => {
  const other = await lodge({ UsernameAttributes: ['email'] });
  const { User } = await other.createUser('iva@acme.test', { UserAttributes: [] });
  expect(User?.Username).toMatch(/^[0-9a-f-]{36}$/);
  expect(User?.Attributes).toContainEqual({ Name: 'email', Value: 'iva@acme.test' });
  await other.setPassword('iva@acme.test');
  expect((await other.signIn('IVA@acme.test')).AuthenticationResult?.AccessToken).toBeDefined();
  await expect(other.createUser('not-an-address')).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(other.createUser('iva@acme.test', { UserAttributes: [] })).rejects.toMatchObject({
    name: 'UsernameExistsException',
  });
  await other.close();
});
