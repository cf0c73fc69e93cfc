// What stands before an entry of a tar because it did not fit its header: pax records and GNU's long names.
import { decodeName } from '../paths.ts';
import { malformed } from '../refusal.ts';

/** Of pax records, only these change which bytes are the entry's and where they go. */
export interface PaxRecords {
  readonly path?: string;
  readonly linkpath?: string;
  readonly size?: number;
}

/** `27 path=some/long/name\n`: the length counts itself and the line feed. */
export function readPax(bytes: Buffer): PaxRecords {
  const records: { path?: string; linkpath?: string; size?: number } = {};
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const digits = space === -1 ? '' : bytes.subarray(at, space).toString('latin1');
    const end = at + Number(digits);
    if (!/^[1-9]\d{0,5}$/.test(digits) || end > bytes.length || bytes[end - 1] !== 0x0a) throw unreadable();
    const text = decodeName(bytes.subarray(space + 1, end - 1));
    const equals = text?.indexOf('=') ?? -1;
    if (text === undefined || equals < 1) throw unreadable();
    note(records, text.slice(0, equals), text.slice(equals + 1));
    at = end;
  }
  return records;
}

function note(records: { path?: string; linkpath?: string; size?: number }, key: string, value: string): void {
  if (key.startsWith('GNU.sparse.')) throw malformed('Sparse files in a tar are not taken; pack them as plain files.');
  if (key === 'hdrcharset' && value !== 'ISO-IR 10646 2000 UTF-8')
    throw malformed('The names of a tar are not in UTF-8.');
  if (key === 'path' || key === 'linkpath') records[key] = value;
  else if (key === 'size') {
    if (!/^\d{1,15}$/.test(value)) throw unreadable();
    records.size = Number(value);
  }
}

const unreadable = () => malformed('A pax record of a tar cannot be read.');

/** A long name as GNU tar writes it, with a NUL behind it. */
export function readLongName(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  const name = decodeName(end === -1 ? bytes : bytes.subarray(0, end));
  if (name === undefined || name === '') throw malformed('A long name in a tar is not UTF-8.');
  return name;
}
