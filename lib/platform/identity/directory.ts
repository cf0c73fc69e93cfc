// `identity:admin`: the user pool as a directory of people, keyed by e-mail.
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  type AttributeType,
  UserNotFoundException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Capability } from '../capability.ts';
import { calling } from '../service-failure.ts';
import { setting } from '../settings.ts';
import { cognito } from './client.ts';
import { signInRefusalOf } from './refusal.ts';

export interface NewUser {
  readonly email: string;
  readonly name: string;
  /** Permanent at once; without it Cognito makes one up that must be changed at the first sign-in. */
  readonly password?: string;
  /** Whether Cognito sends the invitation by e-mail. */
  readonly sendInvitation: boolean;
}

export type CreatedUser =
  | { readonly outcome: 'created' | 'existed'; readonly subject: string }
  | { readonly outcome: 'password_rejected'; readonly message: string };

export interface Directory {
  /** The subject of the user with this e-mail, if there is one. */
  findUser(email: string): Promise<string | undefined>;
  /** Idempotent by e-mail: a user who has ever signed in, or was given a password, keeps name and password. */
  createUser(user: NewUser): Promise<CreatedUser>;
  disableUser(email: string): Promise<void>;
  /** Deleting someone who does not exist is fine. */
  deleteUser(email: string): Promise<void>;
}

export const identityAdmin: Capability<'identity:admin', { readonly directory: Directory }> = {
  name: 'identity:admin',
  open: () => ({ directory: { findUser, createUser, disableUser, deleteUser } }),
};

async function findUser(email: string): Promise<string | undefined> {
  return (await lookUp(email))?.subject;
}

async function lookUp(email: string): Promise<{ subject: string; unfinished: boolean } | undefined> {
  try {
    const { UserAttributes, UserStatus } = await ask(() => cognito().send(new AdminGetUserCommand(at(email))));
    return { subject: subjectIn(UserAttributes), unfinished: UserStatus === 'FORCE_CHANGE_PASSWORD' };
  } catch (error) {
    if (error instanceof UserNotFoundException) return undefined;
    throw error;
  }
}

async function createUser(user: NewUser): Promise<CreatedUser> {
  const created = await create(user);
  if (created) {
    const rejected = await setPassword(user);
    if (rejected) await deleteUser(user.email);
    return rejected ?? { outcome: 'created', subject: created };
  }
  const known = await lookUp(user.email);
  if (!known) throw new Error('A user exists and cannot be found: it was deleted in this moment.');
  // A crash between creating and setting the password left this user with one that nobody knows.
  const rejected = known.unfinished ? await setPassword(user) : undefined;
  return rejected ?? { outcome: 'existed', subject: known.subject };
}

/** The new user's subject, or undefined where the e-mail is known already. */
async function create({ email, name, sendInvitation }: NewUser): Promise<string | undefined> {
  const command = new AdminCreateUserCommand({
    ...at(email),
    UserAttributes: [
      { Name: 'email', Value: email },
      { Name: 'email_verified', Value: 'true' },
      { Name: 'name', Value: name },
    ],
    ...(sendInvitation ? { DesiredDeliveryMediums: ['EMAIL'] } : { MessageAction: 'SUPPRESS' }),
  });
  try {
    const { User } = await ask(() => cognito().send(command));
    return subjectIn(User?.Attributes);
  } catch (error) {
    if (error instanceof UsernameExistsException) return undefined;
    throw error;
  }
}

async function setPassword({ email, password: Password }: NewUser) {
  if (Password === undefined) return undefined;
  const command = new AdminSetUserPasswordCommand({ ...at(email), Password, Permanent: true });
  try {
    await ask(() => cognito().send(command));
    return undefined;
  } catch (error) {
    const refusal = signInRefusalOf(error);
    if (refusal?.outcome === 'password_rejected') return refusal;
    throw error;
  }
}

async function disableUser(email: string): Promise<void> {
  await ask(() => cognito().send(new AdminDisableUserCommand(at(email))));
}

async function deleteUser(email: string): Promise<void> {
  try {
    await ask(() => cognito().send(new AdminDeleteUserCommand(at(email))));
  } catch (error) {
    if (!(error instanceof UserNotFoundException)) throw error;
  }
}

function ask<T>(work: () => Promise<T>): Promise<T> {
  return calling('User directory', work);
}

function at(email: string) {
  return { UserPoolId: setting('USER_POOL_ID'), Username: email };
}

function subjectIn(attributes: readonly AttributeType[] | undefined): string {
  const subject = attributes?.find((attribute) => attribute.Name === 'sub')?.Value;
  if (!subject) throw new Error('Cognito answered with a user that has no subject.');
  return subject;
}
