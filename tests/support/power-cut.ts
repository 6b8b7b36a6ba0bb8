import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * A power cut without special hardware: a process is traced while it writes, and its system calls are played again up to a moment.
 * Of what no fsync had covered by then each write is kept, lost or torn at sectors of 512 bytes, in any mixture;
 * of the names that no folder's fsync had covered some last ones are lost. A file's own fsync makes its name last too,
 * as it does on ext4, xfs, btrfs, APFS and NTFS. The shared-memory index of the write-ahead log is not a file of the disk and is left out.
 */
export interface Trace {
  readonly events: readonly TraceEvent[];
}

type TraceEvent =
  | { readonly kind: 'create' | 'sync' | 'unlink'; readonly file: string }
  | { readonly kind: 'write'; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: string; readonly size: number }
  | { readonly kind: 'rename'; readonly file: string; readonly to: string }
  | { readonly kind: 'link'; readonly file: string; readonly to: string }
  /** What the process told its user to be saved. */
  | { readonly kind: 'told'; readonly text: string };

const calls = 'openat,write,writev,pwrite64,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2,link,linkat';

/** Runs a script of Node under strace. Lines that it prints count as told to the user at that moment. */
export async function traceScript(script: string, args: readonly string[], folder: string): Promise<Trace> {
  const out = join(dirname(folder), 'strace.out');
  const child = spawn('strace', ['-f', '-y', '-xx', '-s', '200000', '-e', `trace=${calls}`, '-o', out, process.execPath, script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.resume();
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`traced script ended with ${code}`);
  return { events: parseTrace(readFileSync(out, 'latin1'), folder) };
}

function parseTrace(text: string, folder: string): readonly TraceEvent[] {
  const positions = new Map<string, number>();
  return joinResumed(text).flatMap((line) => parseLine(line, folder, positions));
}

/** A call that another thread interrupted stands on two lines; it counts when it ended. */
function joinResumed(text: string): readonly string[] {
  const waiting = new Map<string, string>();
  return text.split('\n').flatMap((line) => {
    const [, pid = '', rest = ''] = /^(\d+)\s+(.*)$/u.exec(line) ?? [];
    const begun = /^(.*) <unfinished \.\.\.>$/u.exec(rest)?.[1];
    if (begun !== undefined) {
      waiting.set(pid, begun);
      return [];
    }
    const ended = /^<\.\.\. \w+ resumed>(.*)$/u.exec(rest)?.[1];
    return [ended === undefined ? rest : `${waiting.get(pid) ?? ''}${ended}`];
  });
}

/** A call in parts: its strings in clear, the path behind its first descriptor, its last argument as a number. */
interface Call {
  readonly args: string;
  readonly result: string;
  readonly strings: readonly Buffer[];
  readonly descriptor: string;
  readonly path: string;
  readonly last: number;
}

function parseLine(line: string, folder: string, positions: Map<string, number>): readonly TraceEvent[] {
  const [, name = '', args = '', result = '-'] = /^(\w+)\((.*)\)\s+= (\S+)/u.exec(line) ?? [];
  if (result.startsWith('-')) return [];
  const strings = [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/gu)].map(([, hex]) => unhex(hex));
  const [, descriptor = '', path] = /^(\d+)<([^>]*)>/u.exec(args) ?? [];
  const call: Call = { args, result, strings, descriptor, path: unhex(path).toString(), last: Number(/(\w+)$/u.exec(args)?.[1]) };
  const events = parsers[name]?.(call, positions) ?? [];
  return events.flatMap((event) => insideOf(folder, event));
}

type Parser = (call: Call, positions: Map<string, number>) => readonly TraceEvent[];

/** One string for `write`, one for each part for `writev`, which a stream calls when several chunks have come together. */
const parseWrite: Parser = ({ descriptor, path, result, strings }, positions) => {
  const bytes = Buffer.concat(strings).subarray(0, Number(result));
  if (descriptor === '1') return [{ kind: 'told', text: bytes.toString().trim() }];
  const at = positions.get(descriptor) ?? 0;
  positions.set(descriptor, at + Number(result));
  return [{ kind: 'write', file: path, at, bytes }];
};
const parseSync: Parser = ({ path }) => [{ kind: 'sync', file: path }];
const parseUnlink: Parser = ({ strings }) => [{ kind: 'unlink', file: String(strings[0]) }];
const parseRename: Parser = ({ strings }) => [{ kind: 'rename', file: String(strings[0]), to: String(strings[1]) }];
const parseLink: Parser = ({ strings }) => [{ kind: 'link', file: String(strings[0]), to: String(strings[1]) }];

const parsers: Readonly<Record<string, Parser>> = {
  openat: ({ args, result, strings }, positions) => {
    positions.set(/^\d+/u.exec(result)?.[0] ?? '', 0);
    return args.includes('O_CREAT') ? [{ kind: 'create', file: String(strings[0]) }] : [];
  },
  write: parseWrite,
  writev: parseWrite,
  pwrite64: ({ path, last, strings: [bytes = Buffer.alloc(0)] }) => [{ kind: 'write', file: path, at: last, bytes }],
  fsync: parseSync,
  fdatasync: parseSync,
  ftruncate: ({ path, last }) => [{ kind: 'truncate', file: path, size: last }],
  unlink: parseUnlink,
  unlinkat: parseUnlink,
  rename: parseRename,
  renameat: parseRename,
  renameat2: parseRename,
  link: parseLink,
  linkat: parseLink,
};

function unhex(text = ''): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex');
}

/** The event with paths below the folder; nothing for files outside it. */
function insideOf(folder: string, event: TraceEvent): readonly TraceEvent[] {
  if (event.kind === 'told') return [event];
  const within = event.file === folder || event.file.startsWith(`${folder}/`);
  if (!within || event.file.endsWith('-shm')) return [];
  const file = relative(folder, event.file);
  return [event.kind === 'rename' || event.kind === 'link' ? { ...event, file, to: relative(folder, event.to) } : { ...event, file }];
}

interface Inode {
  /** What a cut cannot take away any more. */
  durable: Buffer;
  pending: ((content: Buffer) => Buffer)[];
}

/** Numbers from 0 to 1. */
export type Random = () => number;

/** Repeatable pseudo-random numbers (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Writes what the disk may hold after a cut behind the first `count` events. @returns what had been told by then */
export function cutPower({ events }: Trace, count: number, target: string, random: Random): readonly string[] {
  const disk = createDisk();
  const told: string[] = [];
  for (const event of events.slice(0, count)) {
    if (event.kind === 'told') told.push(...event.text.split('\n'));
    else disk.apply(event);
  }
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const [name, bytes] of disk.afterCut(random)) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    writeFileSync(join(target, name), bytes, { mode: 0o600 });
  }
  return told;
}

type Names = ReadonlyMap<string, Inode>;

function createDisk() {
  let names: Names = new Map<string, Inode>();
  let durableNames: Names = names;
  let pendingNames: { readonly folder: string; readonly change: (names: Names) => Names }[] = [];

  function rename(folder: string, change: (names: Names) => Names): void {
    names = change(names);
    pendingNames.push({ folder, change });
  }

  /** Everything up to the last pending change that `settles` accepts is on the disk: a journal keeps the order. */
  function settle(settles: (index: number) => boolean): void {
    const last = pendingNames.findLastIndex((_, index) => settles(index));
    for (const { change } of pendingNames.slice(0, last + 1)) durableNames = change(durableNames);
    pendingNames = pendingNames.slice(last + 1);
  }

  function sync(file: string): void {
    const inode = names.get(file);
    if (inode) {
      inode.durable = inode.pending.reduce((content, change) => change(content), inode.durable);
      inode.pending = [];
      if (durableNames.get(file) !== inode) settle((index) => pendingNames[index]?.change(new Map(names)).get(file) === inode);
    } else settle((index) => pendingNames[index]?.folder === (file === '' ? '.' : file));
  }

  function apply(event: Exclude<TraceEvent, { kind: 'told' }>): void {
    const inode = names.get(event.file);
    if (event.kind === 'create') {
      const made: Inode = { durable: Buffer.alloc(0), pending: [] };
      if (!inode) rename(dirname(event.file), (known) => new Map(known).set(event.file, made));
    } else if (event.kind === 'write') inode?.pending.push(writing(event.at, event.bytes));
    else if (event.kind === 'truncate') inode?.pending.push((content) => resize(content, event.size));
    else if (event.kind === 'sync') sync(event.file);
    else if (event.kind === 'unlink') rename(dirname(event.file), (known) => new Map([...known].filter(([name]) => name !== event.file)));
    else if (event.kind === 'rename') rename(dirname(event.to), (known) => moved(known, event.file, event.to));
    else if (event.kind === 'link' && inode) rename(dirname(event.to), (known) => new Map(known).set(event.to, inode));
  }

  function afterCut(random: Random): Map<string, Buffer> {
    const kept = Math.floor(random() * (pendingNames.length + 1));
    const found = pendingNames.slice(0, kept).reduce((known, { change }) => change(known), durableNames);
    return new Map([...found].map(([name, inode]) => [name, survive(inode, random)]));
  }

  return { apply, afterCut };
}

function moved(known: Names, from: string, to: string): Names {
  const rest = [...known].filter(([name]) => name !== to);
  return new Map(
    rest.map(([name, inode]) => [name === from ? to : name.startsWith(`${from}/`) ? to + name.slice(from.length) : name, inode]),
  );
}

function survive({ durable, pending }: Inode, random: Random): Buffer {
  const sort = random();
  return pending.reduce((content, change) => {
    const whole = change(content);
    const luck = sort < 0.2 ? 0 : sort < 0.4 ? 1 : random();
    if (luck < 0.35) return content;
    return luck > 0.65 ? whole : torn(content, whole, random);
  }, durable);
}

/** Some sectors as they were, some as they should be. */
function torn(before: Buffer, after: Buffer, random: Random): Buffer {
  const mixed = Buffer.from(after);
  const old = resize(before, after.length);
  for (let at = 0; at < after.length; at += 512) if (random() < 0.5) old.copy(mixed, at, at, at + 512);
  return mixed;
}

function writing(at: number, bytes: Buffer): (content: Buffer) => Buffer {
  return (content) => {
    const next = resize(content, Math.max(content.length, at + bytes.length));
    bytes.copy(next, at);
    return next;
  };
}

function resize(content: Buffer, size: number): Buffer {
  const next = Buffer.alloc(size);
  content.copy(next, 0, 0, Math.min(size, content.length));
  return next;
}
