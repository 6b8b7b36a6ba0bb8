import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { dateField, instantField } from '../../../shared/contract/fields.ts';
import { updateChannels } from '../../../shared/domain/updates/release.ts';
import { isVersion } from '../../../shared/domain/updates/version.ts';
import { writeDurably } from '../../files/durable-file.ts';

const seenSchema = z
  .object({ version: z.string().refine(isVersion), issuedAt: instantField })
  .nullable()
  .default(null);

const memorySchema = z.object({
  /** Random; places the install in rollouts, and is sent to nobody. */
  installId: z.uuid(),
  channel: z.enum(updateChannels).default('stable'),
  byItself: z.boolean().default(true),
  lastCheckedAt: instantField.nullable().default(null),
  /** The newest manifest of each channel that was trusted. */
  seen: z.object({ stable: seenSchema, beta: seenSchema }).prefault({}),
  /** What the user put off, and the day on which that was. */
  putOff: z.object({ version: z.string(), on: dateField }).nullable().default(null),
});

/**
 * What this install knows of updates. Kept beside the profile, not in it: it is about the program, holds while the profile
 * is locked, and a restored backup must not forget which releases were seen.
 */
export type UpdateMemory = z.output<typeof memorySchema>;

/** @param newId  for an install that has no memory yet, or none that can be read */
export function readUpdateMemory(file: string, newId: () => string): UpdateMemory {
  try {
    return memorySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return memorySchema.parse({ installId: newId() }); // the installed version still bounds what can be offered
  }
}

/** @throws AppError DISK_FULL, DISK_FAILED, PROFILE_READ_ONLY */
export function saveUpdateMemory(file: string, memory: UpdateMemory): void {
  writeDurably(file, `${JSON.stringify(memory)}\n`);
}
