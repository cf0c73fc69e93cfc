// What `npm test` consists of, in the order in which a mistake is cheapest to find.

export interface Part {
  readonly name: string;
  readonly command: readonly string[];
  /** A suite counts its tests; any other part counts only when it fails. */
  readonly counts: 'tests' | 'nothing';
}

const program = (name: string, ...command: string[]): Part => ({ name, command, counts: 'nothing' });
const suite = (name: string, ...options: string[]): Part => ({
  name,
  command: ['vitest', 'run', ...options],
  counts: 'tests',
});
const project = (name: string): Part => suite(name, '--project', name);

export const PARTS: readonly Part[] = [
  program('types', 'tsc', '--noEmit'),
  program('lint', 'biome', 'check', '.'),
  project('architecture'),
  program('bundle budget', 'node', 'infra/bundle.ts'),
  // Left alone it keeps one core free, and of two that is half.
  suite('unit', '--project', 'unit', '--maxWorkers=100%', '--coverage', '--coverage.reporter=text-summary'),
  project('infra'),
  project('scaffold'),
  project('contract'),
  project('hostile'),
  project('journeys'),
];
