// The embedded stack as a process of its own, so that tests can end it gently or kill it; tells its parent when it stands.
import { freemem } from 'node:os';
import { buildAssembly } from '../../local/build/index.ts';
import { startStack } from '../../local/stack/index.ts';
import { ROOT } from '../architecture/read-imports.ts';
import { invoke } from './invoke.ts';
import { emailOf, PASSWORD } from './people.ts';

const CONTAINER_BYTES = 32 * 2 ** 20;

const [dataDir = ''] = process.argv.slice(2);
const { directory: assemblyDir } = await buildAssembly({ root: ROOT, stage: 'dev' });
const stack = await startStack({
  assemblyDir,
  dataDir,
  port: 0,
  idleContainers: roomForContainers(),
  idleSeconds: 3_600,
});
await invoke(stack.edgeUrl, 'tenants.found-platform', { email: emailOf('platform-admin'), password: PASSWORD });

/** The tests go round all functions again and again: ended before its next turn, each call of theirs would be a cold start. */
function roomForContainers(): number {
  return Math.min(256, Math.floor(freemem() / 2 / CONTAINER_BYTES));
}

let closing = false;
async function close(): Promise<void> {
  if (closing) return;
  closing = true;
  await stack.close();
  process.exit(0);
}
process.on('SIGTERM', close);
process.on('disconnect', close);
const { apiUrl, edgeUrl, resources } = stack;
process.send?.({ apiUrl, edgeUrl, dataDir, resources });
