// A zip of many entries alike in all but their names, written as it is read: its size is nobody's memory.

interface Alike {
  readonly packed: Buffer;
  readonly crc: number;
  readonly sizeBytes: number;
  readonly entries: number;
}

export function zipPieces({ packed, crc, sizeBytes, entries }: Alike): () => Iterable<Buffer> {
  const header = (signature: number, length: number, at: number): Buffer => {
    const fixed = Buffer.alloc(length);
    fixed.writeUInt32LE(signature, 0);
    fixed.writeUInt16LE(8, at - 6);
    fixed.writeUInt32LE(crc, at);
    fixed.writeUInt32LE(packed.length, at + 4);
    fixed.writeUInt32LE(sizeBytes, at + 8);
    return fixed;
  };
  const nameOf = (index: number): Buffer => Buffer.from(`entry-${index}`);
  return function* () {
    let offset = 0;
    for (let index = 0; index < entries; index += 1) {
      const name = nameOf(index);
      const local = header(0x04034b50, 30, 14);
      local.writeUInt16LE(name.length, 26);
      yield Buffer.concat([local, name]);
      yield packed;
      offset += 30 + name.length + packed.length;
    }
    yield* ending(offset);
  };
  function* ending(from: number): Iterable<Buffer> {
    let [sized, at] = [0, 0];
    for (let index = 0; index < entries; index += 1) {
      const name = nameOf(index);
      const listed = header(0x02014b50, 46, 16);
      listed.writeUInt16LE(name.length, 28);
      listed.writeUInt32LE(at, 42);
      yield Buffer.concat([listed, name]);
      sized += 46 + name.length;
      at += 30 + name.length + packed.length;
    }
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    for (const field of [8, 10]) end.writeUInt16LE(entries, field);
    end.writeUInt32LE(sized, 12);
    end.writeUInt32LE(from, 16);
    yield end;
  }
}
