// Passwords: held to the pool's policy, kept only as scrypt hashes, compared in constant time.
import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { AwsFault } from '../wire/aws-fault.ts';
import type { PasswordPolicy } from './model.ts';

const keyBytes = 32;
const cost = { N: 16_384, r: 8, p: 1 };
const symbol = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/;
const maxLength = 256;

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`;
}

/** Also without a hash to compare with it takes as long, so that nobody learns by the clock who exists. */
export async function passwordHolds(password: string, hash: string | undefined): Promise<boolean> {
  const [, salt = '', expected = ''] = (hash ?? 'scrypt$AAAAAAAAAAAAAAAAAAAAAA$').split('$');
  const derived = await derive(password, Buffer.from(salt, 'base64url'));
  const wanted = Buffer.from(expected, 'base64url');
  return hash !== undefined && wanted.length === derived.length && timingSafeEqual(wanted, derived);
}

export function checkPassword(policy: PasswordPolicy, password: string): void {
  const broken = [
    [password.length >= policy.minLength, 'Password not long enough'],
    [password.length <= maxLength, 'Password too long'],
    [!policy.uppercase || /[A-Z]/.test(password), 'Password must have uppercase characters'],
    [!policy.lowercase || /[a-z]/.test(password), 'Password must have lowercase characters'],
    [!policy.numbers || /\d/.test(password), 'Password must have numeric characters'],
    [!policy.symbols || symbol.test(password), 'Password must have symbol characters'],
    [password === password.trim(), 'Password must not begin or end with a space'],
  ].find(([holds]) => !holds);
  if (broken) {
    throw new AwsFault('InvalidPasswordException', `Password did not conform with policy: ${String(broken[1])}`);
  }
}

/** What Cognito invents for an invited user: one of each kind, then anything. */
export function inventPassword(policy: PasswordPolicy): string {
  const kinds = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789', '!@#%&*+-='];
  const all = kinds.join('');
  const pick = (from: string) => from.charAt(randomInt(from.length));
  const length = Math.max(policy.minLength, 12);
  return [...kinds.map(pick), ...Array.from({ length: length - kinds.length }, () => pick(all))].join('');
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
