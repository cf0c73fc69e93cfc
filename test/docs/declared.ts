// Every fault and every record of lib/, found by asking the modules that declare them.
import { pathToFileURL } from 'node:url';
import type { RecordType } from '../../lib/platform/table/index.ts';
import { type AnyFaultType, FAULT_KINDS } from '../../lib/shared/fault.ts';
import { ROOT } from '../architecture/read-imports.ts';
import { readSources } from '../architecture/sources.ts';

export interface Found<T> {
  readonly file: string;
  readonly declared: T;
}

export const declaredFaults = (): Promise<Found<AnyFaultType>[]> => exportsOf(/\bdefineFault\b/, isFaultType);
export const declaredRecords = (): Promise<Found<RecordType>[]> => exportsOf(/\bdefineRecord\(/, isRecordType);

async function exportsOf<T>(mention: RegExp, is: (value: unknown) => value is T): Promise<Found<T>[]> {
  const found = new Map<T, Found<T>>();
  for (const { file, text } of await readSources('lib/**/*.ts')) {
    if (!mention.test(text)) continue;
    const module: Record<string, unknown> = await import(pathToFileURL(`${ROOT}/${file}`).href);
    for (const declared of Object.values(module)) if (is(declared)) found.set(declared, { file, declared });
  }
  return [...found.values()];
}

function isFaultType(value: unknown): value is AnyFaultType {
  return typeof value === 'function' && 'reason' in value && 'remedy' in value && 'kind' in value && isKind(value.kind);
}

const isKind = (kind: unknown): boolean => typeof kind === 'string' && kind in FAULT_KINDS;

function isRecordType(value: unknown): value is RecordType {
  return typeof value === 'object' && value !== null && 'entity' in value && 'key' in value && 'purpose' in value;
}
