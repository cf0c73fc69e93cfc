// What every deterministic built-in agent shows to the platform: a manifest, a run over streams, and a replay for its receipts.
import type * as z from 'zod';
import type { OwnFactor, SinceRelease } from '../factors/index.ts';
import type { OpenReplay, ReceiptSigner, ReceiptSummary } from '../receipts/contract.ts';
import type { JsonObject } from '../shared/json.ts';
import type { GoldenCase } from './golden.ts';

export interface BuiltinManifest {
  /** Slug, also the agent's id in a tenant that installs it. */
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  /** JSON Schema draft 2020-12. */
  readonly inputSchema: JsonObject;
  readonly outputSchema: JsonObject;
  readonly examples: readonly { readonly name: string; readonly input: JsonObject; readonly file?: string }[];
}

/** A published set of figures that results rest on, as receipts name it. */
export type DataSet = Readonly<Record<'id' | 'version' | 'sha256', string>>;

/** A figure that a result is known by: what is compared when the same input is computed anew. */
export interface Headline {
  readonly name: string;
  /** JSON Pointer into the output. */
  readonly at: string;
  readonly unit: string;
}

/** Where a run writes what may be too large for memory. Each text is a batch of whole lines; a promise is awaited before the next. */
export interface BuiltinSink {
  receipt(text: string): Promise<void> | void;
  /** Every computed row as JSON Lines: what it was, by which factor, and its emissions. */
  rows(text: string): Promise<void> | void;
  /** Every refused row as JSON Lines (the result holds only the first 1,000). */
  refused(text: string): Promise<void> | void;
}

/** Where a long run keeps how far it is, so that another attempt goes on from there: documents of this run, by name. */
export interface Checkpoints {
  /** Undefined where an earlier attempt left nothing under that name. */
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
}

export interface RunProgress {
  readonly rowsRead: number;
  readonly rowsComputed: number;
  readonly rowsRefused: number;
  readonly bytesRead: number;
}

export interface BuiltinRequest {
  readonly executionId: string;
  readonly tenantId?: string;
  /** RFC 3339 UTC; stands in the receipt. Agents have no clock. */
  readonly startedAt: string;
  /** Already valid against the manifest's inputSchema. */
  readonly input: JsonObject;
  /** The bytes behind the input's `activityFile.fileId`, when it names one. */
  readonly file?: AsyncIterable<Uint8Array>;
  /** The tenant's own factors as they stand when the run starts; agents that reckon by factors take them first and seal their figures. */
  readonly ownFactors?: readonly OwnFactor[];
  /** Sets published or deprecated since this release, as the tenant has them then; sealed alike. */
  readonly sinceRelease?: SinceRelease;
  readonly sink: BuiltinSink;
  readonly signer: ReceiptSigner;
  /** Aborting rejects the run with the signal's reason, between two batches of rows. */
  readonly signal?: AbortSignal;
  /** Absent where a run is never carried out twice. What is written here must follow from input and file alone: attempts may overlap. */
  readonly checkpoints?: Checkpoints;
  /** Called between batches, about every 64 KB of input. */
  readonly onProgress?: (progress: RunProgress) => void;
}

/** What of the tenant's own library a run is reckoned by. */
export type TenantFactors = Pick<BuiltinRequest, 'ownFactors' | 'sinceRelease'>;

export interface BuiltinResult {
  /** Valid against the manifest's outputSchema; may exceed 200 KB when there are many sites. */
  readonly output: JsonObject;
  readonly progress: RunProgress;
  readonly receipt: ReceiptSummary;
  /** Of `sets()`, those whose figures went into this result: by these it is found when one of them is superseded. */
  readonly sets: readonly DataSet[];
}

/** How a file may spell each column, without case, blanks and punctuation; the earlier wins. */
export type Spellings = Readonly<Record<string, readonly string[]>>;

export interface BuiltinAgent {
  readonly manifest: BuiltinManifest;
  /** By the name of the rows. Absent where files are no tables of the agent's own. */
  readonly spellings?: Readonly<Record<string, Spellings>>;
  /** What the manifest's inputSchema was drawn from: parses an input and names what is wrong with it. */
  readonly input: z.ZodType<JsonObject>;
  /** Throws `ActivityFileRefused`, `ActivitiesMissing` or `NothingUsable` (see ../rows/faults.ts); the last carries the refused report in its problem's details. */
  run(request: BuiltinRequest): Promise<BuiltinResult>;
  readonly openReplay: OpenReplay;
  /** Whether it reckons by the tenant's own factors and sets, so that whoever runs it reads them first. */
  readonly takesOwnFactors?: true;
  /** Loaded when first asked for: a run needs none. At least one case computes from a file. */
  golden(): Promise<readonly GoldenCase[]>;
  /** Everything published that this release of the agent computes with; what evidence is good for. */
  sets(): readonly DataSet[];
  /** The most telling first. */
  readonly headlines: readonly Headline[];
}
