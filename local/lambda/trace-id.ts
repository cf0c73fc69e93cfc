// X-Ray trace headers that are well formed and unsampled, since no X-Ray daemon listens here.
import { randomBytes } from 'node:crypto';

export function newTraceId(): string {
  const root = `1-${Math.floor(Date.now() / 1000).toString(16)}-${randomBytes(12).toString('hex')}`;
  return `Root=${root};Parent=${randomBytes(8).toString('hex')};Sampled=0`;
}
