// Of the SDK's package.json files, which clients read for their user agent, only name and version go into bundles: 2 KB saved per client.
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import * as z from 'zod';

const Manifest = z.object({ name: z.string(), version: z.string() });

export const slimManifests: Plugin = {
  name: 'slim-manifests',
  setup(build) {
    build.onLoad({ filter: /@aws-sdk[\\/][^\\/]+[\\/]package\.json$/ }, async ({ path }) => ({
      contents: JSON.stringify(Manifest.parse(JSON.parse(await readFile(path, 'utf8')))),
      loader: 'json',
    }));
  },
};
