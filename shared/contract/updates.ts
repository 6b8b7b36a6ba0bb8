import { z } from 'zod';
import { nothingReasons } from '../domain/updates/judge-release.ts';
import { updateChannels } from '../domain/updates/release.ts';
import { openOperation } from './base.ts';
import { failures } from './failures.ts';
import { instantField, nothing } from './fields.ts';

/** Why the last look or download did not end well; their words are in shared/errors/texts.ts. */
export const updateTroubles = [
  'UPDATE_UNREACHABLE',
  'UPDATE_NOT_TRUSTED',
  'UPDATE_TOO_NEW',
  'UPDATE_REPLAYED',
  'UPDATE_EXPIRED',
  'UPDATE_DAMAGED',
  'DISK_FULL',
  'DISK_FAILED',
  'PROFILE_READ_ONLY',
] as const;

const release = {
  version: z.string(),
  /** Plain text. */
  notes: z.string(),
  bytes: z.int(),
};

const phaseSchema = z.discriminatedUnion('at', [
  /** Nothing was looked for since the app started. */
  z.object({ at: z.literal('idle') }),
  z.object({ at: z.literal('checking') }),
  z.object({ at: z.literal('nothing'), reason: z.enum(nothingReasons) }),
  z.object({ at: z.literal('offered'), ...release }),
  z.object({ at: z.literal('downloading'), ...release, doneBytes: z.int() }),
  z.object({ at: z.literal('ready'), ...release }),
  z.object({ at: z.literal('installing'), ...release }),
]);

const updateStateSchema = z.object({
  version: z.string(),
  /** False where the app does not replace itself: in a browser, or when it was not installed by a package. */
  isPossible: z.boolean(),
  channel: z.enum(updateChannels),
  /** Whether it looks by itself, and downloads what it finds. */
  byItself: z.boolean(),
  /** When a manifest was last trusted. */
  lastCheckedAt: instantField.nullable(),
  phase: phaseSchema,
  /** Whether the user wants to be left alone about what is ready, until tomorrow. */
  isPutOff: z.boolean(),
  trouble: z.enum(updateTroubles).nullable(),
});
export type UpdateState = z.output<typeof updateStateSchema>;
export type UpdatePhase = UpdateState['phase'];

const choice = failures('NOT_SUPPORTED_HERE', 'DISK_FULL', 'DISK_FAILED', 'PROFILE_READ_ONLY');

export const updatesContract = {
  state: openOperation.input(nothing).output(updateStateSchema),
  /** Answers when the look is over; how it went is in the state. */
  check: openOperation.input(nothing).output(updateStateSchema).errors(failures('NOT_SUPPORTED_HERE')),
  /** Begins; how far it is, and how it went, is in the state. */
  download: openOperation.input(nothing).output(updateStateSchema).errors(failures('NOT_SUPPORTED_HERE', 'UPDATE_NONE')),
  /** Backs up, hashes, installs; the app then ends and starts anew. Whatever fails, nothing was installed. */
  install: openOperation
    .input(nothing)
    .output(nothing)
    .errors(
      failures(
        'NOT_SUPPORTED_HERE',
        'UPDATE_NONE',
        'SESSION_RUNNING',
        'VAULT_LOCKED',
        'BACKUP_FOLDER_UNUSABLE',
        'BACKUP_DAMAGED',
        'UPDATE_DAMAGED',
        'UPDATE_NOT_INSTALLED',
        'DISK_FULL',
        'DISK_FAILED',
        'PROFILE_READ_ONLY',
      ),
    ),
  /** Not a word about what is ready until tomorrow, or until there is a newer one. */
  putOff: openOperation.input(nothing).output(updateStateSchema).errors(choice),
  choose: openOperation
    .input(z.object({ channel: z.enum(updateChannels).optional(), byItself: z.boolean().optional() }).strict())
    .output(updateStateSchema)
    .errors(choice),
};
