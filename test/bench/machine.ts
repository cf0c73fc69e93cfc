// Where and when figures were measured, and how busy the machine was with other things.
import { cpus, loadavg, platform, release, totalmem } from 'node:os';

export const machine = () => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryMb: Math.round(totalmem() / 2 ** 20),
  system: `${platform()} ${release()}`,
  node: process.version,
});

/** Processes wanting a core, averaged over the last minute: above the number of cores, timings are pessimistic. */
export const load = (): number => Math.round((loadavg()[0] ?? 0) * 100) / 100;
