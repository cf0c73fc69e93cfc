// What a rule and a kind of record are, as their YAML says them: everything else in this room is a function of these.
import * as z from 'zod';
import { isJsonObject, type JsonObject } from '../shared/json.ts';

export const FRAMEWORKS = ['data', 'business', 'cbam', 'csrd', 'eudr', 'ghg-protocol', 'iso-14064', 'output'] as const;
export type Framework = (typeof FRAMEWORKS)[number];

export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const FIELD_TYPES = ['string', 'number', 'date', 'boolean', 'array', 'object'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

const day = z.iso.date();
const count = z.int().nonnegative();
const figure = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)]).transform(String);

/** What a record may or must say under one name. `meaning` is what rules of business ask for: they know no names. */
export interface FieldSpec {
  readonly type: FieldType;
  readonly required?: boolean | undefined;
  readonly meaning?: string | undefined;
  readonly values?: readonly string[] | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly pattern?: string | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly unique?: boolean | undefined;
  readonly requires?: readonly string[] | undefined;
  /** The field of this record whose date is not earlier. */
  readonly before?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
  readonly items?: FieldSpec | undefined;
  readonly fields?: Readonly<Record<string, FieldSpec>> | undefined;
}

const fieldShape = {
  type: z.enum(FIELD_TYPES),
  required: z.boolean().optional(),
  meaning: z.string().max(40).optional(),
  values: z.array(z.string().max(200)).min(1).max(200).optional(),
  minLength: count.optional(),
  maxLength: count.optional(),
  min: figure.optional(),
  max: figure.optional(),
  from: day.optional(),
  to: day.optional(),
  unique: z.boolean().optional(),
  requires: z.array(z.string().max(100)).max(20).optional(),
  before: z.string().max(100).optional(),
  aliases: z.array(z.string().max(100)).max(20).optional(),
};

/** Patterns stand in our own declarations alone: one that people send could keep the engine busy for years. */
export const SentField = z.strictObject(fieldShape).omit({ aliases: true });
export const FieldSpec: z.ZodType<FieldSpec> = z.lazy(() =>
  z.strictObject({
    ...fieldShape,
    pattern: z.string().optional(),
    items: FieldSpec.optional(),
    fields: z.record(z.string(), FieldSpec).optional(),
  }),
);

export const json = z.record(z.string(), z.json()).transform((value): JsonObject => value);

export const RecordType = z.strictObject({
  id: z.string(),
  title: z.string(),
  frameworks: z.array(z.enum(FRAMEWORKS)),
  fields: z.record(z.string(), FieldSpec),
  /** A record without fault; the examples of rules are changes of it. */
  base: json,
});
export type RecordType = z.output<typeof RecordType>;

/** A change of a base record (a JSON merge patch), and what else the request said. */
export const Example = z.strictObject({
  record: z.string().optional(),
  change: json,
  locale: z.string().optional(),
  lists: z.record(z.string(), z.array(z.string())).optional(),
  /** Where the finding points, where that needs saying. */
  at: z.string().optional(),
});
export type Example = z.output<typeof Example>;

export const Rule = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: z.string(),
  framework: z.enum(FRAMEWORKS),
  clause: z.string().min(5),
  source: z.url(),
  severity: z.enum(SEVERITIES),
  validFrom: day,
  validTo: z.nullable(day).default(null),
  /** Kinds of record it speaks of; all where it names none. */
  records: z.array(z.string()).optional(),
  check: z.looseObject({ kind: z.string() }),
  message: z.string().min(5),
  remedy: z.string().min(5),
  passing: z.array(Example).min(1),
  failing: z.array(Example).min(1),
});
export type Rule = z.output<typeof Rule>;

export const Vocabulary = z.strictObject({
  id: z.string(),
  source: z.string(),
  values: z.array(z.string()).min(1),
  aliases: z.record(z.string(), z.string()).optional(),
});
export type Vocabulary = z.output<typeof Vocabulary>;

export const BookFile = z.strictObject({
  records: z.array(RecordType),
  vocabularies: z.array(Vocabulary),
  rules: z.array(Rule),
});
export type BookFile = z.output<typeof BookFile>;

/** RFC 7396. */
export function mergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  const merged = new Map(Object.entries(target));
  for (const [name, value] of Object.entries(patch)) {
    const before = merged.get(name);
    if (value === null || value === undefined) merged.delete(name);
    else merged.set(name, isJsonObject(value) ? mergePatch(isJsonObject(before) ? before : {}, value) : value);
  }
  return Object.fromEntries(merged);
}
