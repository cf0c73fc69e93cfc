// The name a resource gets when the template leaves it unnamed: readable, the same at every start, unlike any other's.
import { createHash } from 'node:crypto';

const maxLength = 63;

export function fingerprint(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

export function physicalName(stack: string, logicalId: string): string {
  const suffix = `-${fingerprint(`${stack}/${logicalId}`, 8)}`;
  return `${`${stack}-${logicalId}`.slice(0, maxLength - suffix.length)}${suffix}`;
}
