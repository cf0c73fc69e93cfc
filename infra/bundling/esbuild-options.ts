// How source becomes the one file a Lambda loads: small, ESM, with what CommonJS parts of npm still ask for.
import type { BuildOptions, Plugin } from 'esbuild';
import { ourSources } from './our-sources.ts';
import { outsideLeaves } from './outside-leaves.ts';
import { quickBuiltins } from './quick-builtins.ts';
import { shakeableSchemas } from './shakeable-schemas.ts';
import { slimManifests } from './slim-manifests.ts';

const NAMESPACE = 'declaration';

/** Lambda wants a named export; declarations export themselves by default, and some have something to do before the first call. */
function exportHandler(root: string): Plugin {
  return {
    name: 'export-handler',
    setup(build) {
      build.onResolve({ filter: /^declaration:/ }, ({ path }) => ({
        path: path.slice(NAMESPACE.length + 1),
        namespace: NAMESPACE,
      }));
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
        contents: `import declared from './${path}';\nawait declared.begin?.();\nexport { declared as handler };`,
        resolveDir: root,
        loader: 'ts',
      }));
    },
  };
}

const CREATE_REQUIRE =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";

export interface Entry {
  readonly file: string;
  readonly spec: { readonly id: string };
}

/** What esbuild calls the first file of this bundle. */
export const entryPointOf = ({ file }: Entry): string => `${NAMESPACE}:${file}`;

export function esbuildOptions(
  root: string,
  outdir: string,
  entries: readonly Entry[],
): BuildOptions & { metafile: true } {
  return {
    absWorkingDir: root,
    entryPoints: entries.map((entry) => ({ in: entryPointOf(entry), out: `${entry.spec.id}/index` })),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    conditions: ['module', 'import', 'node'],
    minify: true,
    treeShaking: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    // Doors are imported for nothing (see past-doors.ts).
    logOverride: { 'ignored-bare-import': 'silent' },
    alias: {
      '@aws-sdk/credential-provider-node': `${import.meta.dirname}/lambda-credentials.ts`,
      'aws-xray-sdk-core': `${import.meta.dirname}/lambda-segments.ts`,
    },
    banner: { js: CREATE_REQUIRE },
    plugins: [
      ...[exportHandler(root), outsideLeaves(root), quickBuiltins],
      ...[ourSources(root), shakeableSchemas, slimManifests],
    ],
  };
}
