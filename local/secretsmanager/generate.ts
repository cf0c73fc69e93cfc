// GenerateSecretString: a password of the wanted kinds of characters, bare or set into a JSON template.
import { randomInt } from 'node:crypto';
import * as z from 'zod';

const flag = z.boolean().optional();

export const generateProperties = z
  .strictObject({
    ExcludeCharacters: z.string().optional(),
    ExcludeLowercase: flag,
    ExcludeNumbers: flag,
    ExcludePunctuation: flag,
    ExcludeUppercase: flag,
    GenerateStringKey: z.string().optional(),
    IncludeSpace: flag,
    PasswordLength: z.number().int().min(1).max(4096).optional(),
    RequireEachIncludedType: flag,
    SecretStringTemplate: z.string().optional(),
  })
  .refine((wish) => (wish.GenerateStringKey === undefined) === (wish.SecretStringTemplate === undefined), {
    error: 'GenerateStringKey and SecretStringTemplate belong together',
  });

type Wish = z.output<typeof generateProperties>;

export function generateSecret(wish: Wish): string {
  const password = generatePassword(wish);
  if (wish.GenerateStringKey === undefined || wish.SecretStringTemplate === undefined) return password;
  const template = z.record(z.string(), z.unknown()).parse(JSON.parse(wish.SecretStringTemplate));
  return JSON.stringify({ ...template, [wish.GenerateStringKey]: password });
}

function generatePassword(wish: Wish): string {
  const allowed = (characters: string) =>
    [...characters].filter((character) => !wish.ExcludeCharacters?.includes(character)).join('');
  const kinds = [
    wish.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    wish.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    wish.ExcludeNumbers ? '' : '0123456789',
    wish.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    wish.IncludeSpace ? ' ' : '',
  ]
    .map(allowed)
    .filter((kind) => kind !== '');
  const all = kinds.join('');
  if (all === '') throw new Error('GenerateSecretString excludes every character.');
  const length = wish.PasswordLength ?? 32;
  const required = wish.RequireEachIncludedType === false ? [] : kinds.slice(0, length);
  const drawn = [...required, ...Array.from({ length: length - required.length }, () => all)].map(pick);
  return shuffle(drawn).join('');
}

function pick(characters: string): string {
  return characters.charAt(randomInt(characters.length));
}

function shuffle(characters: readonly string[]): string[] {
  const left = [...characters];
  return characters.flatMap(() => left.splice(randomInt(left.length), 1));
}
