import { crc32 } from 'node:zlib';

export interface ZipEntry {
  /** Of ASCII letters, digits, points and dashes. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A ZIP file of a few small files, stored as they are (PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16). No times are in it. */
export function zipFile(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const listed: Buffer[] = [];
  let place = 0;
  for (const { name, bytes } of entries) {
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0); // the version that can read it: 2.0
    facts.writeUInt16LE(0x21, 8); // 1 January 1980
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(bytes.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, Buffer.from(name)]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(place, 10);
    listed.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), facts, rest, Buffer.from(name)]));
    parts.push(local, Buffer.from(bytes));
    place += local.length + bytes.length;
  }
  const directory = Buffer.concat(listed);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(place, 12);
  return Buffer.concat([...parts, directory, Buffer.from('PK\u0005\u0006'), end]);
}
