// What looking through an uploaded archive takes, beside the least that anyone must do with it: hash it and unpack it; and its way through the whole house.
import * as z from 'zod';
import { artifactJourney } from './artifact-journey.ts';
import type { Bench } from './bench.ts';
import { inProcess } from './children.ts';
import { type Figure, median } from './figure.ts';

const MB = 1024 ** 2;
/** Both in turn, so that what else the machine does bears on both. */
const ROUNDS = 3;

const Measured = z.object({
  ...{ sizeBytes: z.number(), expandedBytes: z.number() },
  ...{ seconds: z.number(), cpuSeconds: z.number(), peakMb: z.number() },
});
type Measured = z.output<typeof Measured>;

interface Archive {
  readonly format: 'tar.gz' | 'zip';
  readonly entries: number;
  readonly entryBytes: number;
}

/** Nearly 500 MB packed. */
const LARGE = { entries: 220, entryBytes: 4 * MB };
/** What one of many entries costs. */
const MANY = { format: 'zip', entries: 60_000, entryBytes: 600 } as const;

const measure = async (what: 'bare' | 'inspected', archive: Archive): Promise<Measured> =>
  Measured.parse(await inProcess({ script: 'inspection-process.ts', given: { what, ...archive } }));

export const artifacts: Bench = {
  name: 'artifacts',
  async measure(ground) {
    const bare: Measured[] = [];
    const [tars, zips]: [Measured[], Measured[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      bare.push(await measure('bare', { format: 'tar.gz', ...LARGE }));
      tars.push(await measure('inspected', { format: 'tar.gz', ...LARGE }));
      zips.push(await measure('inspected', { format: 'zip', ...LARGE }));
    }
    const many = await measure('inspected', MANY);
    return [
      ...figuresOf('tar.gz', tars, bare),
      ...figuresOf('zip', zips, bare),
      {
        ...{ name: 'small files inspected', value: MANY.entries / many.seconds, unit: '/s' },
        note: `a zip of ${MANY.entries.toLocaleString('en')} files of ${MANY.entryBytes} bytes, peak ${many.peakMb.toFixed(0)} MB`,
      },
      ...(await artifactJourney(ground)),
    ];
  },
};

function figuresOf(format: Archive['format'], of: readonly Measured[], bare: readonly Measured[]): Figure[] {
  const [first] = of;
  const packed = Math.round((first?.sizeBytes ?? 0) / MB);
  const times = median(of.map(({ cpuSeconds }, round) => cpuSeconds / (bare[round]?.cpuSeconds ?? Number.NaN)));
  const speed = (all: readonly Measured[]) => median(all.map(({ sizeBytes, seconds }) => sizeBytes / MB / seconds));
  const bareMb = median(bare.map(({ peakMb }) => peakMb)).toFixed(0);
  return [
    {
      ...{ name: `${format} inspected ÷ sha256 and gunzip alone`, value: times, unit: '×' },
      ...{ goal: { atMost: 1.5 }, note: `processor time over ${packed} MB that unpack to ${unpacked(first)} MB` },
    },
    {
      ...{ name: `${format} inspected`, value: speed(of), unit: 'MB/s' },
      note: `packed, by the clock; sha256 and gunzip alone ${speed(bare).toFixed(0)} MB/s`,
    },
    {
      ...{
        name: `peak memory over ${packed} MB of ${format}`,
        value: Math.max(...of.map(({ peakMb }) => peakMb)),
        unit: 'MB',
      },
      ...{ goal: { atMost: 256 }, note: `the process with Node and the archive's maker; bare ${bareMb} MB` },
    },
  ];
}

const unpacked = (one: Measured | undefined): number => Math.round((one?.expandedBytes ?? 0) / MB);
