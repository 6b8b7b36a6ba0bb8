import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SafeDetails } from '../../shared/errors/codes.ts';
import type { LogFile } from '../ports/log.ts';
import { makePrivateFolder } from '../files/durable-file.ts';
import { redact } from './redact.ts';

export interface FileLogOptions {
  readonly folder: string;
  /** Above this a new file is begun. */
  readonly fileBytes?: number;
  readonly files?: number;
}

/** Lines of JSON, redacted, in a few files of limited size that only the user can read. A log that cannot be written is no reason to stop. */
export function createFileLog({ folder, fileBytes = 1_000_000, files = 5 }: FileLogOptions): LogFile {
  const fileAt = (age: number): string => join(folder, age === 0 ? 'session-desk.log' : `session-desk.${age}.log`);

  function append(level: string, event: string, fields: SafeDetails): void {
    const line = JSON.stringify({ at: new Date().toISOString(), level, event, ...redacted(fields) });
    try {
      makePrivateFolder(folder);
      if (sizeOf(fileAt(0)) > fileBytes) rotate();
      appendFileSync(fileAt(0), `${line}\n`, { mode: 0o600 });
    } catch {
      // A full or unwritable disk is reported by the work that met it; there is nowhere to report it from here.
    }
  }

  function rotate(): void {
    for (let age = files - 2; age >= 0; age--) if (existsSync(fileAt(age))) renameSync(fileAt(age), fileAt(age + 1));
  }

  return {
    folder,
    info: (event, fields = {}) => append('info', event, fields),
    warn: (event, fields = {}) => append('warn', event, fields),
    error: (event, error, fields = {}) => {
      const reference = makeReference();
      append('error', event, { ...fields, reference, ...describe(error) });
      return reference;
    },
    tail: (count = 200) => {
      const lines = Array.from({ length: files }, (_, index) => linesOf(fileAt(files - 1 - index))).flat();
      return lines.slice(-count);
    },
  };
}

function redacted(fields: SafeDetails): SafeDetails {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? redact(value) : value]));
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function makeReference(): string {
  return `E-${[...randomBytes(4)].map((byte) => alphabet[byte & 31]).join('')}`;
}

/** What an error is and where it came from. Its message stays out: a parser's quotes the text that it could not read. */
function describe(error: unknown): SafeDetails {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? { code: error.code } : {};
  const cause =
    error.cause instanceof Error ? { cause: error.cause.name, causeCode: 'code' in error.cause ? String(error.cause.code) : null } : {};
  return { error: error.name, ...code, ...cause, ...framesOf(error) };
}

/** The first own places in the stack, one field each: file, line and column without the folders above. */
function framesOf(error: Error): SafeDetails {
  const places = [...(error.stack ?? '').matchAll(/^\s+at (?:(?<name>[\w.<>]+) )?.*?(?<file>[\w.-]+\.[cm]?[jt]sx?:\d+:\d+)\)?$/gmu)].slice(
    0,
    6,
  );
  return Object.fromEntries(
    places.map(({ groups }, index) => [`at${index}`, `${groups?.['name'] ?? ''} ${groups?.['file'] ?? ''}`.trim()]),
  );
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function linesOf(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}
