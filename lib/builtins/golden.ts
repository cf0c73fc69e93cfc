// Golden cases: worked examples of others that an agent must come out at, as data; what an evaluation runs.
import type { JsonObject } from '../shared/json.ts';

export interface Expectation {
  /** JSON Pointer into the output. */
  readonly at: string;
  readonly value: string | number | boolean | null;
  /** Decimal text: the largest difference that still passes. Without it the two must be equal (figures as numbers, "1.50" being "1.5"). */
  readonly tolerance?: string;
}

export interface GoldenCase {
  /** Unique within the agent. */
  readonly name: string;
  /** Whose figures these are, and where they stand. */
  readonly citation: string;
  /** Names any `activityFile.fileId` where `file` is given. */
  readonly input: JsonObject;
  /** Text of the uploaded file. */
  readonly file?: string;
  readonly expected: readonly Expectation[];
}
