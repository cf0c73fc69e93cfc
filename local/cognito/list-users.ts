// ListUsers with Cognito's little filter language: one attribute, equal to or beginning with one value.
import { invalid } from './attributes.ts';
import type { User } from './model.ts';
import type { Realm } from './realm.ts';
import { describeUser } from './views.ts';

interface ListUsersInput {
  readonly UserPoolId: string;
  readonly Filter?: string | undefined;
  readonly Limit: number;
  readonly PaginationToken?: string | undefined;
  readonly AttributesToGet?: readonly string[] | undefined;
}

export function listUsers(realm: Realm, input: ListUsersInput) {
  const pool = realm.pool(input.UserPoolId);
  const after = input.PaginationToken === undefined ? '' : readToken(input.PaginationToken);
  const limit = input.Limit || 60;
  const fits = readFilter(input.Filter);
  const rest = realm.users(pool).filter((user) => user.username > after && fits(user));
  const page = rest.sort((a, b) => (a.username < b.username ? -1 : 1)).slice(0, limit);
  const wanted = input.AttributesToGet;
  return {
    Users: page.map(describeUser).map((user) => ({
      ...user,
      Attributes: wanted ? user.Attributes.filter(({ Name }) => wanted.includes(Name)) : user.Attributes,
    })),
    PaginationToken: rest.length > limit ? writeToken(page.at(-1)?.username ?? '') : undefined,
  };
}

function readFilter(filter: string | undefined): (user: User) => boolean {
  if (!filter?.trim()) return () => true;
  const match = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(filter);
  const [, name, operator, quoted] = match ?? [];
  const read = name === undefined ? undefined : readers[name];
  if (!read || quoted === undefined) throw invalid(`Error while parsing filter: ${filter}`);
  const value = quoted.replace(/\\(.)/g, '$1');
  return (user) => {
    const actual = read(user);
    return operator === '=' ? actual === value : (actual?.startsWith(value) ?? false);
  };
}

const attribute = (name: string) => (user: User) => user.attributes[name];

const readers: Readonly<Record<string, (user: User) => string | undefined>> = {
  sub: (user) => user.sub,
  username: (user) => user.username,
  status: (user) => (user.enabled ? 'Enabled' : 'Disabled'),
  'cognito:user_status': (user) => user.status,
  email: attribute('email'),
  name: attribute('name'),
  given_name: attribute('given_name'),
  family_name: attribute('family_name'),
  preferred_username: attribute('preferred_username'),
  phone_number: attribute('phone_number'),
};

function writeToken(username: string): string {
  return Buffer.from(JSON.stringify(username)).toString('base64url');
}

function readToken(token: string): string {
  try {
    return String(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
  } catch {
    throw invalid('The pagination token is not one of this pool.');
  }
}
