/** Reads big-endian numbers one after the other; reading past the end is a RangeError. */
export class ByteReader {
  readonly #view: DataView;
  readonly #bytes: Uint8Array;
  position: number;

  constructor(bytes: Uint8Array, position = 0) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.position = position;
  }

  uint8(): number {
    return this.#view.getUint8(this.position++);
  }

  uint16(): number {
    const value = this.#view.getUint16(this.position);
    this.position += 2;
    return value;
  }

  int16(): number {
    const value = this.#view.getInt16(this.position);
    this.position += 2;
    return value;
  }

  uint32(): number {
    const value = this.#view.getUint32(this.position);
    this.position += 4;
    return value;
  }

  /** A view, not a copy. */
  take(length: number): Uint8Array {
    const end = this.position + length;
    if (end > this.#bytes.length) throw new RangeError('past the end');
    const part = this.#bytes.subarray(this.position, end);
    this.position = end;
    return part;
  }

  /** Up to five groups of seven bits, high ones first (WOFF2 §4.1). */
  base128(): number {
    let value = 0;
    for (let count = 0; count < 5; count++) {
      const byte = this.uint8();
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
    throw new RangeError('number too long');
  }

  /** One to three bytes (WOFF2 §4.1, 255UInt16). */
  packed16(): number {
    const code = this.uint8();
    if (code === 253) return this.uint16();
    if (code === 254) return this.uint8() + 506;
    if (code === 255) return this.uint8() + 253;
    return code;
  }
}

/** Writes big-endian numbers into bytes that grow. */
export class ByteWriter {
  #bytes = new Uint8Array(1_024);
  #view = new DataView(this.#bytes.buffer);
  length = 0;

  uint8(value: number): void {
    this.#reserve(1);
    this.#view.setUint8(this.length, value);
    this.length += 1;
  }

  /** Takes negative values too: the low 16 bits are written. */
  uint16(value: number): void {
    this.#reserve(2);
    this.#view.setUint16(this.length, value);
    this.length += 2;
  }

  uint32(value: number): void {
    this.#reserve(4);
    this.#view.setUint32(this.length, value);
    this.length += 4;
  }

  bytes(part: Uint8Array): void {
    this.#reserve(part.length);
    this.#bytes.set(part, this.length);
    this.length += part.length;
  }

  /** Zeros up to the next multiple of `size`. */
  align(size: number): void {
    const rest = (size - (this.length % size)) % size;
    this.#reserve(rest);
    this.length += rest;
  }

  /** What was written, as a view. */
  done(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  #reserve(count: number): void {
    if (this.length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + count));
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}
