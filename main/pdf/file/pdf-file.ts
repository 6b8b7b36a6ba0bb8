import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** The number of an object in the file. */
export type ObjectNumber = number & { readonly objectNumber: true };

/** Collects the objects of one PDF and writes them; the same objects in the same order are the same bytes. */
export class PdfFile {
  readonly #bodies: string[] = [];
  readonly #streams: (Uint8Array | null)[] = [];

  /** A number for an object that comes later. */
  reserve(): ObjectNumber {
    this.#streams.push(null);
    return this.#bodies.push('') as ObjectNumber; // the length after the push: numbers begin at 1
  }

  /** @param body  in PDF syntax, ASCII only */
  put(number: ObjectNumber, body: string): void {
    this.#bodies[number - 1] = body;
  }

  add(body: string): ObjectNumber {
    const number = this.reserve();
    this.put(number, body);
    return number;
  }

  /** @param entries  of its dictionary but for the length; @param bytes  as the entries' filter has them */
  addStream(entries: string, bytes: Uint8Array): ObjectNumber {
    const number = this.add(`<<${entries}/Length ${bytes.length}>>`);
    this.#streams[number - 1] = bytes;
    return number;
  }

  addDeflated(entries: string, text: string): ObjectNumber {
    return this.addStream(`${entries}/Filter/FlateDecode`, deflate(Buffer.from(text, 'latin1')));
  }

  /** The whole file: objects without a stream go together, compressed (ISO 32000-1 §7.5.7 and §7.5.8). */
  finish(catalogue: ObjectNumber, info: ObjectNumber): Uint8Array {
    const places = this.#packPlainObjects();
    const output = new Output();
    output.text('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n');
    for (const [index, stream] of this.#streams.entries()) {
      if (stream === null) continue;
      places[index] = { type: 1, first: output.length, second: 0 };
      output.text(`${index + 1} 0 obj\n${this.#bodies[index]}\nstream\n`);
      output.bytes(stream);
      output.text('\nendstream\nendobj\n');
    }
    const identity = createHash('sha256').update(output.done()).digest('hex').slice(0, 32).toUpperCase();
    const start = output.length;
    const number = places.length + 1;
    const table = crossReferences([...places, { type: 1, first: start, second: 0 }]);
    output.text(
      `${number} 0 obj\n<</Type/XRef/Size ${number + 1}/W[1 4 2]/Root ${catalogue} 0 R/Info ${info} 0 R/ID[<${identity}><${identity}>]/Filter/FlateDecode/Length ${table.length}>>\nstream\n`,
    );
    output.bytes(table);
    output.text(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`);
    return output.done();
  }

  /** Puts all objects without a stream into streams of at most some hundred; answers where each object then is. */
  #packPlainObjects(): Place[] {
    const plain = this.#streams.flatMap((stream, index) => (stream === null ? [index] : []));
    const places: Place[] = [];
    for (let start = 0; start < plain.length; start += OBJECTS_IN_ONE_STREAM) {
      const members = plain.slice(start, start + OBJECTS_IN_ONE_STREAM);
      const offsets: string[] = [];
      const bodies: string[] = [];
      let offset = 0;
      for (const index of members) {
        const body = this.#bodies[index] ?? '';
        offsets.push(`${index + 1} ${offset}`);
        bodies.push(body);
        offset += body.length + 1;
      }
      const head = `${offsets.join(' ')}\n`;
      const holder = this.addDeflated(`/Type/ObjStm/N ${members.length}/First ${head.length}`, head + bodies.join('\n'));
      for (const [place, index] of members.entries()) places[index] = { type: 2, first: holder, second: place };
    }
    return places;
  }
}

interface Place {
  /** 1: at an offset; 2: in an object stream. */
  readonly type: 1 | 2;
  readonly first: number;
  readonly second: number;
}

const OBJECTS_IN_ONE_STREAM = 400;

/** Fast rather than small: a page is a few kilobytes either way. */
export function deflate(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 3 });
}

function crossReferences(places: readonly Place[]): Uint8Array {
  const bytes = Buffer.alloc((places.length + 1) * 7);
  bytes.writeUInt16BE(65_535, 5);
  for (const [index, { type, first, second }] of places.entries()) {
    const at = (index + 1) * 7;
    bytes.writeUInt8(type, at);
    bytes.writeUInt32BE(first, at + 1);
    bytes.writeUInt16BE(second, at + 5);
  }
  return deflate(bytes);
}

class Output {
  readonly #parts: Uint8Array[] = [];
  length = 0;

  text(text: string): void {
    this.bytes(Buffer.from(text, 'latin1'));
  }

  bytes(part: Uint8Array): void {
    this.#parts.push(part);
    this.length += part.length;
  }

  done(): Uint8Array {
    return Buffer.concat(this.#parts);
  }
}
