import { crc32 } from 'node:zlib';

/** The files of a ZIP whose files are stored as they are, read by its directory; checksums are compared. */
export function readZip(zip: Buffer): ReadonlyMap<string, Buffer> {
  const end = zip.length - 22;
  if (zip.readUInt32LE(end) !== 0x06054b50) throw new Error('the end of the directory is not where it should be');
  const files = new Map<string, Buffer>();
  let place = zip.readUInt32LE(end + 16);
  for (let index = 0; index < zip.readUInt16LE(end + 10); index += 1) {
    if (zip.readUInt32LE(place) !== 0x02014b50) throw new Error('the directory is damaged');
    const [size, nameLength, local] = [zip.readUInt32LE(place + 24), zip.readUInt16LE(place + 28), zip.readUInt32LE(place + 42)];
    const name = zip.toString('latin1', place + 46, place + 46 + nameLength);
    if (zip.readUInt32LE(local) !== 0x04034b50) throw new Error(`${name} does not begin where it should`);
    const begins = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(begins, begins + size);
    if (crc32(bytes) !== zip.readUInt32LE(place + 16)) throw new Error(`${name} is damaged`);
    files.set(name, bytes);
    place += 46 + nameLength;
  }
  return files;
}
