// A secret that must be answered again, kept so that the table alone gives nothing away: sealed under the client's own word.
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const SALT_BYTES = 16;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Slow on purpose (scrypt with its standard cost): a word that can be guessed is to be guessed slowly. */
const keyOf = (word: string, salt: Buffer): Buffer => scryptSync(word, salt, 32);

export function seal(text: string, word: string): string {
  const salt = randomBytes(SALT_BYTES);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(word, salt), iv);
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([salt, iv, cipher.getAuthTag(), hidden]).toString('base64url');
}

/** Throws where the word is another or the text was touched. */
export function unseal(sealed: string, word: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const ivEnd = SALT_BYTES + IV_BYTES;
  const salt = bytes.subarray(0, SALT_BYTES);
  const decipher = createDecipheriv(CIPHER, keyOf(word, salt), bytes.subarray(SALT_BYTES, ivEnd));
  decipher.setAuthTag(bytes.subarray(ivEnd, ivEnd + TAG_BYTES));
  const hidden = bytes.subarray(ivEnd + TAG_BYTES);
  return Buffer.concat([decipher.update(hidden), decipher.final()]).toString('utf8');
}
