// `npm run docs`: writes the generated pages anew.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ROOT } from '../architecture/read-imports.ts';
import { PAGES } from './pages.ts';

for (const [path, page] of Object.entries(PAGES)) {
  await mkdir(dirname(`${ROOT}/${path}`), { recursive: true });
  await writeFile(`${ROOT}/${path}`, await page());
  console.log(`${path} written.`);
}
