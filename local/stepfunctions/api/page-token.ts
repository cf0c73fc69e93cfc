// Page tokens: opaque to the caller, nothing but a position to us.
import { pageTokenInvalid } from './faults.ts';

export function writePage(position: string | number): string {
  return Buffer.from(`page:${position}`).toString('base64url');
}

export function readPage(token: string | undefined): string | undefined {
  if (token === undefined) return undefined;
  const [, position] = /^page:(.*)$/s.exec(Buffer.from(token, 'base64url').toString('utf8')) ?? [];
  if (position === undefined) throw pageTokenInvalid();
  return position;
}

export function readNumberPage(token: string | undefined, first: number): number {
  const position = readPage(token);
  const number = position === undefined ? first : Number(position);
  if (!Number.isSafeInteger(number)) throw pageTokenInvalid();
  return number;
}
