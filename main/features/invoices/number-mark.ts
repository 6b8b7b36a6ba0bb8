import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { systemCode, translateFileErrors, writeDurably } from '../../files/durable-file.ts';
import type { Log } from '../../ports/log.ts';
import { openSeal, seal } from '../../vault/seal.ts';

/** One number of an identity, given or imported. */
export interface MarkedNumber {
  readonly identityId: string;
  readonly kind: 'invoice' | 'creditNote';
  readonly number: string;
}

/**
 * All numbers ever given, in a sealed file outside the profile: what a restored backup forgets is still known here.
 * One file for each profile, named after its key.
 */
export interface NumberMark {
  /** Empty when there is none, or none that can be read. @throws AppError DISK_FAILED, PROFILE_READ_ONLY */
  read(): readonly MarkedNumber[];
  /** @throws AppError DISK_FULL, DISK_FAILED, PROFILE_READ_ONLY; the old mark then stands */
  write(numbers: readonly MarkedNumber[]): void;
}

export interface NumberMarkDeps {
  /** The folder that a restore leaves alone. */
  readonly folder: string;
  /** 32 bytes, for this purpose alone. */
  readonly key: Buffer;
  readonly log: Log;
}

const kinds = ['invoice', 'creditNote'] as const;
const numbersField = z.array(z.string().min(1).max(80));
const markSchema = z.object({
  format: z.literal(1),
  identities: z.record(z.string(), z.object({ invoice: numbersField, creditNote: numbersField })),
});
type Mark = z.output<typeof markSchema>;

export function createNumberMark({ folder, key, log }: NumberMarkDeps): NumberMark {
  const name = createHmac('sha256', key).update('name').digest('hex').slice(0, 16);
  const file = join(folder, `numbers-${name}.mark`);

  function read(): readonly MarkedNumber[] {
    const sealed = translateFileErrors(() => readIfThere(file));
    if (sealed === null) return [];
    try {
      return numbersOf(markSchema.parse(JSON.parse(openSeal(key, name, sealed).toString('utf8'))));
    } catch {
      log.warn('numbers.mark.unreadable', { bytes: sealed.length }); // it is written anew from the books
      return [];
    }
  }

  function write(numbers: readonly MarkedNumber[]): void {
    writeDurably(file, seal(key, name, Buffer.from(JSON.stringify(markOf(numbers)), 'utf8')));
  }

  return { read, write };
}

function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function numbersOf({ identities }: Mark): readonly MarkedNumber[] {
  return Object.entries(identities).flatMap(([identityId, marked]) =>
    kinds.flatMap((kind) => marked[kind].map((number) => ({ identityId, kind, number }))),
  );
}

function markOf(numbers: readonly MarkedNumber[]): Mark {
  const identities: Mark['identities'] = {};
  for (const { identityId, kind, number } of numbers) {
    const entry = (identities[identityId] ??= { invoice: [], creditNote: [] });
    entry[kind].push(number);
  }
  return { format: 1, identities };
}
