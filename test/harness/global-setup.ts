// Once per project: raises the embedded stack in a temporary folder and fills it with tenants through the public API; at the end its receipts are recomputed.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { admitTenants } from './admit-tenants.ts';
import { openClient } from './client.ts';
import { recomputeReceipts } from './recompute-receipts.ts';
import { type Address, startStackProcess } from './stack-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    house: Address;
  }
}

export default async function raise(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'greenlang-house-'));
  const stack = await startStackProcess(dataDir);
  await admitTenants(openClient(stack.apiUrl));
  const { apiUrl, edgeUrl, resources } = stack;
  project.provide('house', { apiUrl, edgeUrl, dataDir, resources });
  return async () => {
    try {
      console.log(`${await recomputeReceipts(stack)} receipts of this stack recompute to the byte.`);
    } finally {
      await stack.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  };
}
