// Verifies a receipt offline: recomputes every entry from what it says was read, then totals, chain, layout and signatures.
import { canonical } from './canonical.ts';
import { Chain, sealDigest } from './chain.ts';
import { type OpenReplay, ReceiptHeader, ReceiptSeal, type Replay } from './contract.ts';
import { type Difference, firstDifference } from './difference.ts';
import { ENTRY_JOINT, HEADER_CLOSE, HEADER_OPEN, SEAL_CLOSE, SEAL_OPEN } from './layout.ts';
import { readLines, UnreadableReceipt } from './read-lines.ts';
import { checkSignature, type TrustFile } from './signature.ts';

export interface ReceiptProblem extends Difference {
  /** 1-based line of the receipt. */
  readonly line: number;
}

export type Verification =
  | {
      readonly valid: true;
      readonly header: ReceiptHeader;
      readonly seal: ReceiptSeal;
      /** `pinned`: the root key stands in the trust file; `delegated`: rooted, but nobody vouched for the root; `self-signed`: neither. */
      readonly trust: 'pinned' | 'delegated' | 'self-signed';
    }
  | { readonly valid: false; readonly problem: ReceiptProblem };

export interface VerifyOptions {
  /** How receipts of each agent id are recomputed. */
  readonly replays: (agentId: string) => Promise<OpenReplay | undefined>;
  readonly trust?: TrustFile;
}

class Mismatch extends Error {
  readonly difference: Difference;
  constructor(difference: Difference) {
    super(difference.field);
    this.difference = difference;
  }
}
const fail = (field: string, expected: string, found: string): never => {
  throw new Mismatch({ field, expected, found: found.slice(0, 200) });
};

/** Reads a receipt once, in constant memory. Never throws for what the receipt holds; I/O errors of `chunks` pass through. */
export async function verifyReceipt(chunks: AsyncIterable<Uint8Array>, options: VerifyOptions): Promise<Verification> {
  const reading = new Reading(options);
  try {
    for await (const line of readLines(chunks)) {
      if (reading.line === 0) await reading.open(line);
      else reading.take(line);
    }
    return reading.finish();
  } catch (error) {
    if (error instanceof Mismatch) return { valid: false, problem: { line: reading.line, ...error.difference } };
    if (error instanceof UnreadableReceipt) {
      return {
        valid: false,
        problem: { line: reading.line + 1, field: 'layout', expected: 'UTF-8 lines', found: error.message },
      };
    }
    throw error;
  }
}

class Reading {
  line = 0;
  readonly #options: VerifyOptions;
  #opened: { readonly header: ReceiptHeader; readonly chain: Chain; readonly replay: Replay } | undefined;
  #seal: ReceiptSeal | undefined;
  #ended = false;

  constructor(options: VerifyOptions) {
    this.#options = options;
  }

  /** The first line; it says whose replay the others are fed to. */
  async open(text: string): Promise<void> {
    this.line += 1;
    const body = unwrap(text, HEADER_OPEN, HEADER_CLOSE, 'header');
    const header = shaped(ReceiptHeader, parseCanonical(body, 'header'), 'header');
    const open = await this.#options.replays(header.agent.id);
    const replay = open?.(header) ?? { refusal: `no agent "${header.agent.id}" is known here` };
    if ('refusal' in replay)
      fail('header', 'an agent, version and factor sets this installation can recompute', replay.refusal);
    else this.#opened = { header, chain: new Chain(body), replay };
  }

  take(text: string): void {
    this.line += 1;
    if (this.#seal !== undefined) this.#end(text);
    else if (text.startsWith(SEAL_OPEN)) this.#close(text);
    else this.#entry(text);
  }

  finish(): Verification {
    const { header } = this.#opened ?? fail('layout', 'a header line', 'an empty file');
    const seal = this.#seal ?? fail('seal', 'a seal as the last line', 'the end of the file');
    if (!this.#ended) fail('layout', 'a newline after the seal', 'the end of the file');
    const rooted = seal.signature.delegation !== undefined;
    return {
      valid: true,
      header,
      seal,
      trust: rooted ? (this.#options.trust ? 'pinned' : 'delegated') : 'self-signed',
    };
  }

  #entry(text: string): void {
    const { chain, replay } = this.#opened ?? fail('layout', 'a header line', text);
    const joint = chain.state.entries === 0 ? '' : ENTRY_JOINT;
    const body = unwrap(text, joint, '', 'entry');
    const found = parseObject(body, 'entry');
    const expected = replay.entry(found) ?? fail('entry', 'a place and inputs as read', body);
    if (expected !== body) throw new Mismatch(entryDifference(expected, found, body));
    chain.append(body);
  }

  #close(text: string): void {
    const { header, chain, replay } = this.#opened ?? fail('layout', 'a header line', text);
    const body = unwrap(text, SEAL_OPEN, SEAL_CLOSE, 'seal');
    const seal = shaped(ReceiptSeal, parseCanonical(body, 'seal'), 'seal');
    const expected = { totals: replay.totals(), chain: chain.state };
    const difference = firstDifference(expected, { totals: seal.totals, chain: seal.chain }, 'seal');
    if (difference !== undefined) throw new Mismatch(difference);
    const { signature, ...sealed } = seal;
    const signed = { digest: sealDigest(sealed), startedAt: header.startedAt };
    const problem = checkSignature(signature, signed, this.#options.trust);
    if (problem !== undefined) throw new Mismatch(problem);
    this.#seal = seal;
  }

  #end(text: string): void {
    if (this.#ended || text !== '') fail('layout', 'nothing after the seal', text);
    this.#ended = true;
  }
}

function unwrap(text: string, open: string, close: string, field: string): string {
  if (!text.startsWith(open) || !text.endsWith(close) || text.length < open.length + close.length) {
    fail(`${field} layout`, `a line ${open}…${close}`, text);
  }
  return text.slice(open.length, text.length - close.length);
}

function parseObject(text: string, field: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Falls through: what does not parse is reported like what is no object.
  }
  return fail(field, 'one JSON object', text);
}

function parseCanonical(text: string, field: string): Readonly<Record<string, unknown>> {
  const value = parseObject(text, field);
  const expected = canonical(value);
  if (expected !== text) fail(`${field} layout`, expected.slice(0, 200), text);
  return value;
}

interface Problem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** Fields that are not known there. */
  readonly keys?: readonly string[];
}

function shaped<T>(
  schema: {
    safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: readonly Problem[] } };
  },
  value: unknown,
  field: string,
): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (issue?.keys !== undefined)
    fail(
      [field, ...issue.path].join('.'),
      'only the fields this release knows: verify the receipt as it was downloaded, or with the release that wrote it',
      `also ${issue.keys.map((key) => `"${key}"`).join(', ')}`,
    );
  return fail([field, ...(issue?.path ?? [])].join('.'), issue?.message ?? 'the receipt format', 'something else');
}

function entryDifference(expected: string, found: Readonly<Record<string, unknown>>, body: string): Difference {
  const difference = firstDifference(JSON.parse(expected), found);
  return difference ?? { field: 'entry layout', expected: expected.slice(0, 200), found: body.slice(0, 200) };
}
