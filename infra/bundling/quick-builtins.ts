// Lets bundles ask the process for Node's own modules: an ESM import of `node:http` alone costs a cold start 30 ms.
//
// To name the exports of a built-in module, an import reads every one of its getters, and those of `node:http` load all of undici.
import { builtinModules } from 'node:module';
import type { Plugin } from 'esbuild';

const NAMESPACE = 'builtin';
const known = new Set(builtinModules);

export const quickBuiltins: Plugin = {
  name: 'quick-builtins',
  setup(build) {
    build.onResolve({ filter: /^(node:)?[a-z_/0-9]+$/ }, ({ path }) => {
      const name = path.replace(/^node:/, '');
      return path.startsWith('node:') || known.has(name) ? { path: name, namespace: NAMESPACE } : undefined;
    });
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('node:${path}');`,
      loader: 'js',
    }));
  },
};
