// The embedded stack as a process of its own, so that tests can end it gently or kill it; tells its parent when it stands.
import { buildAssembly } from '../../local/build/index.ts';
import { startStack } from '../../local/stack/index.ts';
import { ROOT } from '../architecture/read-imports.ts';
import { invoke } from './invoke.ts';
import { emailOf, PASSWORD } from './people.ts';

const [dataDir = ''] = process.argv.slice(2);
const { directory: assemblyDir } = await buildAssembly({ root: ROOT, stage: 'dev' });
const stack = await startStack({ assemblyDir, dataDir, port: 0, idleContainers: 96 });
await invoke(stack.edgeUrl, 'tenants.found-platform', { email: emailOf('platform-admin'), password: PASSWORD });

let closing = false;
async function close(): Promise<void> {
  if (closing) return;
  closing = true;
  await stack.close();
  process.exit(0);
}
process.on('SIGTERM', close);
process.on('disconnect', close);
process.send?.({ apiUrl: stack.apiUrl, edgeUrl: stack.edgeUrl, resources: stack.resources });
