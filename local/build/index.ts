// The assembly of the present sources: from the cache when they have not changed, bundled and synthesized otherwise.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { fingerprint } from './fingerprint.ts';
import { isLeased, lease } from './lease.ts';

export interface BuildOptions {
  /** The project's root. */
  readonly root: string;
  readonly stage: string;
  /** Lives outside the data directory: a reset forgets data, not bundles. */
  readonly cacheDir?: string;
  /** Told before a build that will take seconds. */
  readonly onBuild?: () => void;
  /** Ends a build under way; nothing of it stays behind. */
  readonly signal?: AbortSignal;
}

export interface Build {
  /** The cloud assembly, as `readAssembly` takes it. */
  readonly directory: string;
  readonly cached: boolean;
}

const KEPT_ASSEMBLIES = 3;

/** How often sources may move under a build before it is given up: somebody is writing, not finishing. */
const MOST_BUILDS = 5;

export async function buildAssembly(options: BuildOptions): Promise<Build> {
  const cacheDir = options.cacheDir ?? join(options.root, 'node_modules', '.cache', 'embedded-stack');
  for (let builds = 0; builds < MOST_BUILDS; builds += 1) {
    const print = fingerprint(options.root, options.stage);
    const home = join(cacheDir, print);
    const directory = join(home, 'cdk.out');
    if (existsSync(directory)) {
      utimesSync(home, new Date(), new Date());
      lease(home);
      return { directory, cached: builds === 0 };
    }
    options.onBuild?.();
    if (await buildInto(options, home, print)) prune(cacheDir);
  }
  throw new Error(`The sources changed during each of ${MOST_BUILDS} builds; start again when they rest.`);
}

/** Whether the assembly now lies there: one built while its sources moved is made of neither the old ones nor the new. */
async function buildInto(options: BuildOptions, home: string, print: string): Promise<boolean> {
  const draft = `${home}.${process.pid}.draft`;
  mkdirSync(draft, { recursive: true });
  try {
    await run(options, draft);
    if (fingerprint(options.root, options.stage) !== print) return false;
    rmSync(join(draft, 'bundles'), { recursive: true, force: true });
    // Two starts may build the same thing at once; whoever comes second finds it there.
    if (!existsSync(home)) renameSync(draft, home);
    lease(home);
    return true;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function run({ root, stage, signal }: BuildOptions, outdir: string): Promise<void> {
  const script = fileURLToPath(new URL('./make-assembly.ts', import.meta.url));
  const flags = ['--disable-warning=ExperimentalWarning', script, '--root', root, '--stage', stage, '--outdir', outdir];

  const child = spawn(process.execPath, flags, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], signal });
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  // Only when it is gone may its folder be cleared away.
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const [code, said, complained] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  if (failure) throw failure;
  if (code !== 0) throw new Error(`The application could not be built:\n${(complained || said).trim()}`);
}

function prune(cacheDir: string): void {
  const homes = readdirSync(cacheDir)
    .filter((name) => !name.endsWith('.draft'))
    .map((name) => ({ path: join(cacheDir, name), used: statSync(join(cacheDir, name)).mtimeMs }))
    .sort((a, b) => b.used - a.used);
  for (const { path } of homes.slice(KEPT_ASSEMBLIES))
    if (!isLeased(path)) rmSync(path, { recursive: true, force: true });
}
