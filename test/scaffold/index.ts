// `npm run new endpoint|consumer|job <area.verb>`: begins something new where the house would look for it.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { ROOT } from '../architecture/read-imports.ts';
import { Refused } from './naming.ts';
import { scaffold } from './scaffold.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { on: { type: 'string' } } });
const [kind = '', id = ''] = positionals;

try {
  const files = await scaffold(ROOT, { kind, id, on: values.on });
  spawnSync('biome', ['check', '--write', ...files], { cwd: ROOT, stdio: 'ignore' });
  console.log(files.map((file) => `  ${file}`).join('\n'));
  console.log('Next: make the use case do its work, then npm test. `npm run docs` renews the generated pages.');
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(error.message);
  process.exit(1);
}
