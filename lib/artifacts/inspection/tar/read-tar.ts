// A tar from its first block to the zeros behind its last: plain files and folders, each content handed on as it streams.
import { ByteReader } from '../byte-reader.ts';
import { LIMITS } from '../limits.ts';
import type { Place } from '../place.ts';
import { malformed, refuse, shown } from '../refusal.ts';
import { type PaxRecords, readLongName, readPax } from './attributes.ts';
import { BLOCK, isZero, readHeader, type TarHeader } from './header.ts';

/** What was said of the entry to come. */
interface Ahead {
  readonly pax?: PaxRecords;
  readonly longName?: string;
  readonly longLink?: string;
}

export async function readTar(reader: ByteReader, place: Place): Promise<void> {
  let ahead: Ahead = {};
  for (;;) {
    const from = reader.position;
    const block = await reader.take(BLOCK);
    if (isZero(block)) break;
    const header = readHeader(block, from);
    if ('xgLK'.includes(header.type)) ahead = await readAhead(reader, header, ahead);
    else {
      await readEntry(reader, resolve(header, ahead), place);
      ahead = {};
    }
    await skipPadding(reader, header.sizeBytes);
  }
  if (Object.keys(ahead).length > 0) throw malformed('A tar ends where it announced another entry.');
  if (!isZero(await reader.take(BLOCK))) throw malformed('Only one block of zeros stands where a tar ends by two.');
  if (!(await reader.onlyZerosLeft())) throw malformed('There is something behind the end of a tar.');
}

async function readAhead(reader: ByteReader, { type, sizeBytes }: TarHeader, ahead: Ahead): Promise<Ahead> {
  if (sizeBytes > LIMITS.attributeBytes) {
    const message = `The attributes of an entry take ${sizeBytes} bytes; at most ${LIMITS.attributeBytes} are taken.`;
    throw refuse('malformed', message, { value: sizeBytes, limit: LIMITS.attributeBytes });
  }
  const bytes = await reader.take(sizeBytes);
  if (type === 'g') {
    if (Object.keys(readPax(bytes)).length > 0) throw malformed('A tar gives all its entries one path or size.');
    return ahead;
  }
  const [key, said] = type === 'x' ? (['pax', readPax(bytes)] as const) : longNameOf(type, bytes);
  if (ahead[key] !== undefined)
    throw malformed('A tar names an entry twice; readers of tars disagree which name counts.');
  return { ...ahead, [key]: said };
}

const longNameOf = (type: string, bytes: Buffer) =>
  [type === 'L' ? 'longName' : 'longLink', readLongName(bytes)] as const;

/** The entry as what stood before it has it; what readers could take in two ways is refused. */
function resolve(header: TarHeader, { pax = {}, longName, longLink }: Ahead): TarHeader {
  const name = pax.path ?? longName ?? header.name;
  if (pax.path !== undefined && longName !== undefined && pax.path !== longName) {
    throw malformed('A tar gives an entry two names; readers of tars disagree which counts.', name);
  }
  if (pax.size !== undefined && pax.size !== header.sizeBytes) {
    throw malformed(
      `"${shown(name)}" has ${header.sizeBytes} bytes by its header and ${pax.size} by its pax record.`,
      name,
    );
  }
  return { ...header, name, linkName: pax.linkpath ?? longLink ?? header.linkName };
}

async function readEntry(
  reader: ByteReader,
  { name, type, sizeBytes, linkName }: TarHeader,
  place: Place,
): Promise<void> {
  if (name === '') throw malformed('An entry of a tar has no name.');
  refuseSpecial(type, place.show(name), linkName);
  const directory = type === '5' || name.endsWith('/');
  if (directory && sizeBytes > 0)
    throw malformed(`The folder "${shown(name)}" claims to have ${sizeBytes} bytes.`, name);
  const path = place.enter(name, directory);
  if (!directory) await place.content(path, new ByteReader(reader.next(sizeBytes)));
}

function refuseSpecial(type: string, entry: string, linkName: string): void {
  if (type === '1' || type === '2') {
    const kind = type === '1' ? 'hard' : 'symbolic';
    const message = `The entry "${entry}" is a ${kind} link to "${shown(linkName)}"; pack the file itself.`;
    throw refuse('link', message, { entry, value: shown(linkName) });
  }
  if (type === '3' || type === '4' || type === '6') {
    const kind = type === '3' ? 'character device' : type === '4' ? 'block device' : 'named pipe';
    throw refuse('device', `The entry "${entry}" is a ${kind}; only files and folders are taken.`, {
      entry,
      value: kind,
    });
  }
  if (type === '0' || type === '5') return;
  const message = `The entry "${entry}" is of type "${shown(type)}", which is not taken; pack plain files and folders.`;
  throw refuse('unsupported', message, { entry, value: shown(type) });
}

async function skipPadding(reader: ByteReader, sizeBytes: number): Promise<void> {
  await reader.take((BLOCK - (sizeBytes % BLOCK)) % BLOCK);
}
