// Finds the native DynamoDB emulator of this platform, or says in one sentence what to do without it.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const wayOut = 'point AWS_ENDPOINT_URL_DYNAMODB at any DynamoDB (for example DynamoDB Local) and start again';

export function findBinary(platform: string = process.platform, arch: string = process.arch): string {
  if (platform !== 'linux' || arch !== 'x64') {
    throw new Error(`The embedded DynamoDB runs on linux-x64 only, and this is ${platform}-${arch}: ${wayOut}.`);
  }
  try {
    const binary = join(
      dirname(createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json')),
      'dynoxide',
    );
    if (existsSync(binary)) return binary;
  } catch {
    // Falls through to the sentence below: an optional dependency may be missing.
  }
  throw new Error(`The embedded DynamoDB (@dynoxide/linux-x64) is not installed: run npm ci, or ${wayOut}.`);
}
