// Keeps how far a run is: every so many records the entries since, and which decimal signs and counts stand by then.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { PipelineState } from '../../pipelines/index.ts';
import { canonical } from '../../receipts/index.ts';
import type { Checkpoints } from '../contract.ts';
import { AGENT_VERSION } from './identity.ts';
import type { Terms } from './ledger.ts';

const LATEST = 'latest.json';
const segmentName = (n: number): string => `segment-${n}.jsonl`;

const Latest = z.strictObject({ of: z.string(), segments: z.int().positive(), state: PipelineState });

/** What an earlier attempt has left: the state at its last checkpoint, and its entries up to there, a segment at a time. */
export interface Earlier {
  readonly state: PipelineState;
  readonly segments: number;
  entries(): AsyncGenerator<string>;
}

/** Checkpoints of another definition, other inputs or another version of the agent are none. */
const markOf = (terms: Terms): string =>
  createHash('sha256')
    .update(canonical({ version: AGENT_VERSION, definition: terms.definition, inputs: terms.inputs }))
    .digest('hex');

export async function earlierAttempt(checkpoints: Checkpoints | undefined, terms: Terms): Promise<Earlier | undefined> {
  const text = await checkpoints?.read(LATEST);
  if (checkpoints === undefined || text === undefined) return undefined;
  const latest = Latest.parse(JSON.parse(text));
  if (latest.of !== markOf(terms)) return undefined;
  async function* entries(): AsyncGenerator<string> {
    for (let n = 0; n < latest.segments; n++) {
      const segment = await checkpoints?.read(segmentName(n));
      if (segment === undefined)
        throw new Error(`The checkpoint speaks of ${latest.segments} segments, and segment ${n} is not there.`);
      yield* segment.split('\n').filter((line) => line !== '');
    }
  }
  return { state: latest.state, segments: latest.segments, entries };
}

/** Gathers entries and writes them every `checkpointEvery` records: first the segment, then that it is there. */
export class CheckpointWriter {
  readonly #checkpoints: Checkpoints | undefined;
  readonly #terms: Terms;
  readonly #every: number;
  #segments: number;
  #entries: string[] = [];

  constructor(checkpoints: Checkpoints | undefined, terms: Terms, segments: number) {
    this.#checkpoints = checkpoints;
    this.#terms = terms;
    this.#segments = segments;
    this.#every = terms.definition.checkpointEvery ?? 5_000;
  }

  /** `state` is asked for only where a checkpoint is due. */
  async note(entry: string, state: () => PipelineState): Promise<void> {
    if (this.#checkpoints === undefined) return;
    this.#entries.push(entry);
    if (this.#entries.length < this.#every) return;
    await this.#checkpoints.write(segmentName(this.#segments), `${this.#entries.join('\n')}\n`);
    this.#segments += 1;
    this.#entries = [];
    const latest = { of: markOf(this.#terms), segments: this.#segments, state: state() };
    await this.#checkpoints.write(LATEST, JSON.stringify(latest satisfies z.output<typeof Latest>));
  }
}
