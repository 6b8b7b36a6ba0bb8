import { Property, propertyNamed } from './property-names.ts';

const LF = 10;
const CR = 13;
const TAB = 9;
const SPACE = 32;
const QUOTE = 34;
const COLON = 58;
const SEMICOLON = 59;

/** Where one content line lies in the feed's bytes. */
export interface LineSpan {
  /** First byte after the property name: `;` of the first parameter, or `:`. */
  readonly parametersFrom: number;
  readonly valueFrom: number;
  /** One past the last byte of the value, trailing blanks cut. */
  readonly valueTo: number;
}

/**
 * Walks the content lines of a feed (RFC 5545 §3.1) and stops only at properties the reader knows.
 * A line break is any run of CR and LF, so LF, CRLF, CR and CRCRLF files read alike.
 * A folded line is joined in place: its bytes move together and the gap is filled with line breaks,
 * so the same bytes give the same lines when read again.
 */
export class ContentLines implements LineSpan {
  readonly bytes: Uint8Array;
  property: Property = Property.other;
  parametersFrom = 0;
  valueFrom = 0;
  valueTo = 0;
  private position: number;
  private readonly length: number;

  constructor(bytes: Uint8Array, from: number) {
    this.bytes = bytes;
    this.position = from;
    this.length = bytes.length;
  }

  /** Moves to the next line with a known property and a value; false at the end of the feed. */
  next(): boolean {
    for (;;) {
      const lineFrom = this.skipBreaks(this.position);
      if (lineFrom >= this.length) return false;
      if (this.read(lineFrom)) return true;
    }
  }

  private read(lineFrom: number): boolean {
    let nameTo = this.endOfName(lineFrom);
    if (this.isBreak(nameTo)) {
      const joined = this.joinFolds(lineFrom); // no colon yet: the name itself may be folded
      nameTo = this.endOfName(lineFrom);
      if (nameTo >= joined) return false;
    }
    this.property = propertyNamed(this.bytes, lineFrom, nameTo);
    if (this.property === Property.other) {
      this.position = this.skipFolds(this.endOfPhysicalLine(nameTo));
      return false;
    }
    const lineTo = this.joinFolds(lineFrom);
    this.parametersFrom = nameTo;
    this.valueFrom = this.findValue(nameTo, lineTo);
    this.valueTo = this.trimEnd(this.valueFrom, lineTo);
    return this.valueFrom <= lineTo;
  }

  /** First byte after the colon that ends the parameters, or one past the line when there is none. */
  private findValue(from: number, lineTo: number): number {
    let quoted = false;
    for (let i = from; i < lineTo; i++) {
      const byte = this.bytes[i];
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === COLON && !quoted) return i + 1;
    }
    // A quote that is never closed would swallow the value: then the first colon ends the parameters.
    for (let i = from; quoted && i < lineTo; i++) if (this.bytes[i] === COLON) return i + 1;
    return lineTo + 1;
  }

  private trimEnd(from: number, to: number): number {
    let end = to;
    while (end > from && (this.bytes[end - 1] === SPACE || this.bytes[end - 1] === TAB)) end--;
    return end;
  }

  private endOfName(from: number): number {
    const { bytes, length } = this;
    let i = from;
    for (; i < length; i++) {
      const byte = bytes[i];
      if (byte === COLON || byte === SEMICOLON || byte === LF || byte === CR) break;
    }
    return i;
  }

  private endOfPhysicalLine(from: number): number {
    const { bytes, length } = this;
    let i = from;
    while (i < length && bytes[i] !== LF && bytes[i] !== CR) i++;
    return i;
  }

  private skipBreaks(from: number): number {
    let i = from;
    while (i < this.length && (this.bytes[i] === LF || this.bytes[i] === CR)) i++;
    return i;
  }

  private isBreak(at: number): boolean {
    return at >= this.length || this.bytes[at] === LF || this.bytes[at] === CR;
  }

  /** Start of the continuation that follows a line end, or -1: it begins with one blank (§3.1). */
  private continuationAfter(lineEnd: number): number {
    const next = this.skipBreaks(lineEnd);
    const blank = next < this.length && (this.bytes[next] === SPACE || this.bytes[next] === TAB);
    return blank && next > lineEnd ? next + 1 : -1;
  }

  private skipFolds(lineEnd: number): number {
    let end = lineEnd;
    for (let next = this.continuationAfter(end); next >= 0; next = this.continuationAfter(end)) {
      end = this.endOfPhysicalLine(next);
    }
    return end;
  }

  /** Joins a folded line in place and returns its new end; moves past the line. */
  private joinFolds(lineFrom: number): number {
    let readTo = this.endOfPhysicalLine(lineFrom);
    let writeTo = readTo;
    for (let next = this.continuationAfter(readTo); next >= 0; next = this.continuationAfter(readTo)) {
      readTo = this.endOfPhysicalLine(next);
      this.bytes.copyWithin(writeTo, next, readTo);
      writeTo += readTo - next;
    }
    if (writeTo < readTo) this.bytes.fill(LF, writeTo, readTo);
    this.position = readTo;
    return writeTo;
  }
}
