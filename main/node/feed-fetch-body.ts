import type { IncomingMessage } from 'node:http';
import { type Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { AppError } from '../../shared/errors/app-error.ts';
import type { FeedLimits } from './feed-fetch-limits.ts';

export interface BodyOptions {
  readonly host: string;
  readonly limits: FeedLimits;
  /** Ends the reading; its reason is thrown. */
  readonly signal: AbortSignal;
  /** Bytes as sent so far and in all, where the server says. */
  readonly onProgress: (done: number, total: number | null) => void;
}

/**
 * Reads an answer into memory, decompressed, and makes sure that it is one whole calendar.
 * The content type is not looked at: platforms send anything.
 *
 * @throws AppError FEED_TOO_LARGE, FEED_NOT_CALENDAR, FEED_INCOMPLETE; the signal's reason
 */
export async function readFeedBody(answer: IncomingMessage, options: BodyOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { host, limits, signal } = options;
  const total = announcedLength(answer);
  if (total !== null && total > limits.wireBytes) throw new AppError('FEED_TOO_LARGE', { host });
  const decoder = await decoderFor(answer, host);
  const wire = { bytes: 0 };
  answer.on('data', (chunk: Buffer) => {
    wire.bytes += chunk.length;
    if (wire.bytes > limits.wireBytes) answer.destroy(new AppError('FEED_TOO_LARGE', { host }));
    else options.onProgress(wire.bytes, total);
  });
  const body = new BodyCollector(host, limits, wire);
  try {
    await (decoder === null ? pipeline(answer, body, { signal }) : pipeline(answer, decoder, body, { signal }));
    return body.whole();
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof AppError ? error : new AppError('FEED_INCOMPLETE', { host }, { cause: error });
  } finally {
    body.wipe();
  }
}

function announcedLength(answer: IncomingMessage): number | null {
  const text = answer.headers['content-length'];
  return text !== undefined && /^\d{1,15}$/u.test(text) ? Number(text) : null;
}

/** One coding at most: a chain of codings has no use for a calendar but to hide a bomb. */
async function decoderFor(answer: IncomingMessage, host: string): Promise<Transform | null> {
  const coding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  switch (coding) {
    case '':
    case 'identity':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      return (await startsLikeZlib(answer)) ? createInflate() : createInflateRaw();
    default:
      throw new AppError('FEED_NOT_CALENDAR', { host });
  }
}

/** Servers disagree on what `deflate` means: with the zlib header (RFC 9110) or bare. */
async function startsLikeZlib(answer: IncomingMessage): Promise<boolean> {
  if (answer.readableLength === 0 && !answer.readableEnded) {
    await new Promise<void>((resolve) => {
      for (const event of ['readable', 'end', 'error', 'close']) answer.once(event, () => resolve());
    });
  }
  const chunk: Buffer | null = answer.read();
  if (chunk === null) return true;
  answer.unshift(chunk);
  return ((chunk[0] ?? 0) & 0x0f) === 8;
}

/** Slack for the ratio, so that a short feed of many blanks passes. */
const RATIO_SLACK_BYTES = 64 * 1_024;
const SNIFF_BYTES = 512;
const TAIL_BYTES = 1_024;

class BodyCollector extends Writable {
  readonly #host: string;
  readonly #limits: FeedLimits;
  readonly #wire: { readonly bytes: number };
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #isCalendar = false;

  constructor(host: string, limits: FeedLimits, wire: { readonly bytes: number }) {
    super();
    this.#host = host;
    this.#limits = limits;
    this.#wire = wire;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.#bytes += chunk.length;
    this.#chunks.push(chunk);
    const fault = this.#fault();
    if (fault === null) done();
    else done(fault);
  }

  #fault(): AppError | null {
    const isBomb = this.#bytes > this.#wire.bytes * this.#limits.ratio + RATIO_SLACK_BYTES;
    if (isBomb || this.#bytes > this.#limits.bodyBytes) return new AppError('FEED_TOO_LARGE', { host: this.#host });
    if (this.#isCalendar) return null;
    const start = this.#edge(SNIFF_BYTES);
    if (BEGIN.test(start)) this.#isCalendar = true;
    else if (this.#bytes >= SNIFF_BYTES || !couldBegin(start)) return new AppError('FEED_NOT_CALENDAR', { host: this.#host });
    return null;
  }

  /** The body in an array of its own, which may be handed to a worker. */
  whole(): Uint8Array<ArrayBuffer> {
    if (!this.#isCalendar) throw new AppError('FEED_NOT_CALENDAR', { host: this.#host });
    const body = new Uint8Array(this.#bytes);
    let at = 0;
    for (const chunk of this.#chunks) {
      body.set(chunk, at);
      at += chunk.length;
    }
    const tail = Buffer.from(body.buffer, Math.max(0, at - TAIL_BYTES)).toString('latin1');
    if (!/END:VCALENDAR/iu.test(tail)) throw new AppError('FEED_INCOMPLETE', { host: this.#host });
    return body;
  }

  /** Overwrites what was collected. */
  wipe(): void {
    for (const chunk of this.#chunks) chunk.fill(0);
    this.#chunks.length = 0;
  }

  #edge(count: number): string {
    let text = '';
    for (const chunk of this.#chunks) {
      text += chunk.toString('latin1', 0, count - text.length);
      if (text.length >= count) break;
    }
    return text;
  }
}

/** The first line, behind a byte order mark and blanks. */
const BEGIN = /^(?:\xEF\xBB\xBF)?[\s\0]*BEGIN[ \t]*:[ \t]*VCALENDAR/iu;

/** Whether more bytes could still make it a calendar. */
function couldBegin(start: string): boolean {
  const text = start
    .replace(/^(?:\xEF(?:\xBB(?:\xBF)?)?)?[\s\0]*/u, '')
    .replace(/[ \t]/gu, '')
    .toUpperCase();
  return 'BEGIN:VCALENDAR'.startsWith(text.slice(0, 15));
}
