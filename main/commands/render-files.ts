import { createReadStream, realpathSync, statSync, type Stats } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { systemCode, writeDurably } from '../files/durable-file.ts';
import { WrongUse } from './wrong-use.ts';

/** Stands for the standard input, or for the standard output. */
const standardStream = '-';
/** Behind this name may be a file that the shell writes to already; it is never put in the place of another. */
const standardOutputs: ReadonlySet<string> = new Set([standardStream, '/dev/stdout', '/dev/fd/1']);
/** Much more than 2,000 lines of words. */
const largestDocument = 16 * 1_024 * 1_024;
const largestLogo = 4 * 1_024 * 1_024;

/**
 * The text of a document: UTF-8, or UTF-16 with a byte order mark, as some editors and shells write it.
 *
 * @param file  `-` for the standard input
 * @throws WrongUse for what cannot be read, is larger than 16 MiB or is no such text
 */
export async function readDocumentText(file: string): Promise<string> {
  const bytes = await readWhole(file, { most: largestDocument, name: file });
  try {
    return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    // A letter that is lost would stand as a box on somebody's invoice.
    throw new WrongUse(`${file} is not text in UTF-8.`);
  }
}

/** The bytes of a picture; whether they are one is the printer's to say. @throws WrongUse that names the field */
export async function readLogo(file: string): Promise<Uint8Array> {
  try {
    // A pipe or a device could keep the command waiting for ever.
    if (statOf(file)?.isFile() === false) throw new WrongUse('it is not a file');
    return await readWhole(file, { most: largestLogo, name: 'the file' });
  } catch (error) {
    throw error instanceof WrongUse ? new WrongUse(`appearance.logo: ${error.message}`) : error;
  }
}

/**
 * Makes sure that a PDF may be written there, before it is printed: as a new file or in the place of one, and never in
 * the place of what it is made from.
 *
 * @throws WrongUse
 */
export function requireOutput(file: string, sources: readonly string[]): void {
  const there = standardOutputs.has(file) ? null : statOf(file);
  if (there === null) return;
  if (!there.isFile()) throw new WrongUse(`${file} could not be written: it is not a file.`);
  if (sources.some((source) => isSame(there, statOf(source)))) {
    throw new WrongUse(`${file} is what the PDF is made from. Name another file.`);
  }
}

/** Writes a PDF, to a file whole or not at all; a link goes on leading where it leads. @throws WrongUse */
export async function writePdf(file: string, bytes: Uint8Array): Promise<void> {
  try {
    if (standardOutputs.has(file)) await pipeline([bytes], process.stdout, { end: false });
    else writeDurably(statOf(file) === null ? file : realpathSync(file), bytes);
  } catch (error) {
    const code = systemCode(error instanceof Error && error.cause !== undefined ? error.cause : error);
    throw new WrongUse(`${file} could not be written (${code}). Nothing was changed.`);
  }
}

interface ReadWish {
  /** In bytes. */
  readonly most: number;
  /** What a refusal calls it. */
  readonly name: string;
}

/** @throws WrongUse, also for what is larger */
async function readWhole(file: string, { most, name }: ReadWish): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of file === standardStream ? process.stdin : createReadStream(file)) {
      pieces.push(piece);
      length += piece.length;
      if (length > most) throw new WrongUse(`${name} is larger than ${most / 1_048_576} MB.`);
    }
  } catch (error) {
    throw error instanceof WrongUse ? error : new WrongUse(`${name} could not be read (${systemCode(error)})`);
  }
  return Buffer.concat(pieces);
}

function isSame(one: Stats, other: Stats | null): boolean {
  return other !== null && one.dev === other.dev && one.ino === other.ino;
}

/** What stands there, also behind a link; null for nothing that can be seen. */
function statOf(file: string): Stats | null {
  return statSync(file, { throwIfNoEntry: false }) ?? null;
}
