import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { z } from 'zod';
import { backupReasons } from '../../../shared/contract/backups.ts';
import { instantField } from '../../../shared/contract/fields.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { systemCode, toAppError } from '../../files/durable-file.ts';
import { portableKeysSchema } from '../../vault/key-file.ts';

/**
 * One file holds all that a new computer needs besides the recovery code:
 * a line with the format's number, the length of the manifest (4 bytes, big-endian), the manifest as JSON, the encrypted database.
 */
const formatVersion = 1;
const firstLine = `Session Desk backup ${formatVersion}\n`;
const largestManifest = 64 * 1024;

const openPartSchema = z.object({
  madeAt: instantField,
  reason: z.enum(backupReasons),
  schemaVersion: z.int(),
  keys: portableKeysSchema,
  database: z.object({ bytes: z.int(), sha256: z.string() }),
});
/** What stands readable at the head of a backup; no fact about the practice. */
export type OpenPart = z.output<typeof openPartSchema>;

const manifestSchema = z.object({
  /** Kept as text: the seal covers it byte for byte. */
  open: z.string(),
  /** Rows per table, sealed together with the open part under the profile's own key. */
  counts: z.object({ nonce: z.base64(), sealed: z.base64(), tag: z.base64() }),
});

/** The head of a backup file. */
export interface BackupHead {
  readonly open: OpenPart;
  /** Rows per table. @throws AppError BACKUP_DAMAGED when the key does not fit or anything in the manifest was changed */
  countsWith(key: Buffer): Readonly<Record<string, number>>;
  /** Where the database begins in the file. */
  readonly databaseAt: number;
}

/** The purpose of the key that seals manifests. */
export const manifestPurpose = 'backup-manifest';

/** The bytes that come before the database. */
export function writeHead(open: OpenPart, counts: Readonly<Record<string, number>>, key: Buffer): Buffer {
  const openText = JSON.stringify(open);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(openText));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(counts)), cipher.final()]);
  const manifest = Buffer.from(
    JSON.stringify({
      open: openText,
      counts: { nonce: nonce.toString('base64'), sealed: sealed.toString('base64'), tag: cipher.getAuthTag().toString('base64') },
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32BE(manifest.length);
  return Buffer.concat([Buffer.from(firstLine), length, manifest]);
}

/** @throws AppError BACKUP_NONE (no such file), FILE_UNREADABLE, BACKUP_DAMAGED, BACKUP_NEWER */
export function readHead(file: string): BackupHead {
  const { start, size } = readStart(file);
  const format = /^Session Desk backup (?<version>\d+)\n/u.exec(start.toString('latin1', 0, 40))?.groups?.['version'];
  if (format !== undefined && Number(format) > formatVersion) throw new AppError('BACKUP_NEWER', { format: Number(format) });
  if (!start.subarray(0, firstLine.length).equals(Buffer.from(firstLine)) || start.length < firstLine.length + 4) throw damaged('head');
  const length = start.readUInt32BE(firstLine.length);
  const databaseAt = firstLine.length + 4 + length;
  if (length > largestManifest || databaseAt > start.length) throw damaged('head');
  const manifest = parse(manifestSchema, start.toString('utf8', firstLine.length + 4, databaseAt));
  const open = parse(openPartSchema, manifest.open);
  if (size !== databaseAt + open.database.bytes) throw damaged('length');
  return { open, databaseAt, countsWith: (key) => openCounts(manifest, key) };
}

/** SHA-256 of the database inside a backup file, or of a whole file with `start` 0, in hex. @throws AppError DISK_FAILED, PROFILE_READ_ONLY */
export async function hashFrom(file: string, start: number): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file, { start })) hash.update(chunk as Buffer); // no encoding is set, so chunks are buffers
  } catch (error) {
    throw toAppError(error);
  }
  return hash.digest('hex');
}

function readStart(file: string): { readonly start: Buffer; readonly size: number } {
  let descriptor: number | null = null;
  try {
    const found = statSync(file);
    // Opening a pipe would wait for ever.
    if (!found.isFile()) throw new AppError('FILE_UNREADABLE', { reason: 'notAFile' });
    const { size } = found;
    descriptor = openSync(file, 'r');
    const start = Buffer.alloc(Math.min(size, firstLine.length + 4 + largestManifest));
    return { size, start: start.subarray(0, readSync(descriptor, start, 0, start.length, 0)) };
  } catch (error) {
    throw new AppError(['ENOENT', 'ENOTDIR'].includes(systemCode(error)) ? 'BACKUP_NONE' : 'FILE_UNREADABLE', {}, { cause: error });
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

function parse<T>(schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new AppError('BACKUP_DAMAGED', { reason: 'manifest' }, { cause: error });
  }
}

function openCounts({ open, counts }: z.output<typeof manifestSchema>, key: Buffer): Readonly<Record<string, number>> {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(counts.nonce, 'base64'), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(open));
    decipher.setAuthTag(Buffer.from(counts.tag, 'base64'));
    const text = Buffer.concat([decipher.update(Buffer.from(counts.sealed, 'base64')), decipher.final()]).toString('utf8');
    return z.record(z.string(), z.int()).parse(JSON.parse(text));
  } catch (error) {
    throw new AppError('BACKUP_DAMAGED', { reason: 'seal' }, { cause: error });
  }
}

function damaged(reason: string): AppError {
  return new AppError('BACKUP_DAMAGED', { reason });
}
