// Lets tree shaking see that the SDK's schemas are plain data: S3's alone weigh 66 KB, of which a function needs a tenth.
//
// They are written `{ [_hH]: … }` with `const _hH = "httpHeader"`; a computed key might have side effects, so esbuild keeps all
// operations of a service. Written `{ "httpHeader": … }`, what no command refers to falls away.
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const SCHEMAS = /@aws-sdk[\\/]client-[^\\/]+[\\/]dist-es[\\/]schemas[\\/]schemas_\d+\.js$/;
const CONSTANT = /^const (_\w+) = ("(?:[^"\\]|\\.)*");$/gm;
const COMPUTED_KEY = /\[(_\w+)\]:/g;

export function plainKeys(source: string): string {
  const constants = new Map<string, string>();
  for (const [, name = '', text = ''] of source.matchAll(CONSTANT)) constants.set(name, text);
  return source.replace(COMPUTED_KEY, (whole, name: string) => {
    const text = constants.get(name);
    return text === undefined ? whole : `${text}:`;
  });
}

export const shakeableSchemas: Plugin = {
  name: 'shakeable-schemas',
  setup(build) {
    build.onLoad({ filter: SCHEMAS }, async ({ path }) => ({
      contents: plainKeys(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};
