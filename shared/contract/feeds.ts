import { z } from 'zod';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { idField, instantField, lineField, nothing } from './fields.ts';

const feedNameField = lineField(60).refine((text) => text.length > 0, { error: 'Enter a name' });

export const syncResultSchema = z.object({
  added: z.int(),
  moved: z.int(),
  changed: z.int(),
  removed: z.int(),
  unreadable: z.int(),
});

export const feedSchema = z.object({
  id: idField,
  name: z.string(),
  kind: z.enum(['address', 'file']),
  /** Host and the last four characters; the address itself never leaves the vault. */
  hint: z.string(),
  lastSyncedAt: instantField.nullable(),
  lastResult: syncResultSchema.nullable(),
  sessionCount: z.int(),
});
export type Feed = z.output<typeof feedSchema>;

export const previewGroups = ['new', 'moved', 'changed', 'gone', 'skipped'] as const;
/** Why an entry is not offered, or offered unticked. */
export const skipReasons = ['block', 'allDay', 'transparent', 'cancelled', 'duplicate', 'declined', 'noLength', 'tooLong'] as const;
/** Why a local value stands against the feed's. */
export const previewConflicts = ['movedHere', 'renamedHere', 'hasNotes', 'hasRun'] as const;

export const previewItemSchema = z.object({
  key: z.string(),
  group: z.enum(previewGroups),
  /** Whether the row is ticked at first. */
  ticked: z.boolean(),
  /** Whether the user may tick it. */
  selectable: z.boolean(),
  startsAt: instantField.nullable(),
  endsAt: instantField.nullable(),
  /** What is planned now, for moved and changed rows. */
  before: z.object({ startsAt: instantField, endsAt: instantField, name: z.string(), title: z.string() }).nullable(),
  /** As the feed has it; held in memory for this preview only. */
  summary: z.string(),
  firstName: z.string().nullable(),
  title: z.string().nullable(),
  reason: z.enum(skipReasons).nullable(),
  conflict: z.enum(previewConflicts).nullable(),
});
export type PreviewItem = z.output<typeof previewItemSchema>;

export const previewSchema = z.object({
  id: idField,
  feedId: idField.nullable(),
  feedName: z.string(),
  hint: z.string(),
  /** By start; at most 20,000. */
  items: z.array(previewItemSchema).readonly(),
  unreadable: z.int(),
  /** The server said that nothing changed. */
  unchanged: z.boolean(),
  /** An unusual loss: nothing of `gone` is ticked, and the screen says why. */
  brake: z.enum(['none', 'manyGone', 'emptyFeed', 'incomplete']),
  /** Instants between which the feed was read. */
  from: instantField,
  to: instantField,
  truncated: z.boolean(),
  /** Some times came without a known zone and were read in the user's own. */
  zoneAssumed: z.boolean(),
  /** The names are read by the place that was tapped, not guessed. */
  namesByPlace: z.boolean(),
});
export type Preview = z.output<typeof previewSchema>;

export const feedsContract = {
  list: storeOperation.input(nothing).output(z.array(feedSchema).readonly()),
  /** Fetches and reads a new address; it is not stored before the import. */
  previewAddress: storeOperation
    .input(z.object({ address: z.string().min(1).max(4096), allowPrivate: z.boolean() }))
    .output(z.object({ jobId: idField }))
    .errors(failures('FEED_ADDRESS_INVALID', 'FEED_NOT_HTTPS', 'FEED_PRIVATE_ADDRESS', 'FEED_BUSY', 'FEED_TOO_SOON')),
  previewUpload: storeOperation
    .input(z.object({ uploadId: idField }))
    .output(z.object({ jobId: idField }))
    .errors(failures('UPLOAD_GONE', 'FEED_BUSY')),
  /** Fetches a known feed again. Nothing is changed before the import. */
  sync: storeOperation
    .input(z.object({ feedId: idField }))
    .output(z.object({ jobId: idField }))
    .errors(failures('NOT_FOUND', 'FEED_BUSY', 'FEED_TOO_SOON')),
  preview: storeOperation
    .input(z.object({ previewId: idField }))
    .output(previewSchema)
    .errors(failures('FEED_PREVIEW_GONE')),
  /**
   * Reads the names of the preview anew, by the place of the words that were tapped in one row; null guesses again.
   * `words` are indexes into `tapWords(summary)` of shared/domain/feed/name-position.ts, ascending.
   */
  applyNameRule: storeOperation
    .input(
      z.object({
        previewId: idField,
        tap: z.object({ key: z.string(), words: z.array(z.int().min(0).max(200)).min(1).max(20) }).nullable(),
      }),
    )
    .output(previewSchema)
    .errors(failures('FEED_PREVIEW_GONE')),
  /** Brings the ticked rows in, in one transaction. */
  import: storeOperation
    .input(z.object({ previewId: idField, name: feedNameField, keys: z.array(z.string()).max(20_000) }))
    .output(z.object({ feed: feedSchema, result: syncResultSchema, undoId: idField }))
    .errors(failures('FEED_PREVIEW_GONE', 'FEED_ZONES_STALE')),
  /** Takes an import back; sessions that were changed since stay as they are. */
  undoImport: storeOperation
    .input(z.object({ undoId: idField }))
    .output(nothing)
    .errors(failures('NOTHING_TO_UNDO')),
  rename: storeOperation
    .input(z.object({ feedId: idField, name: feedNameField }))
    .output(feedSchema)
    .errors(failures('NOT_FOUND')),
  /** Forgets the address; with `removeSessions` also its sessions that have no notes and no run. */
  disconnect: storeOperation
    .input(z.object({ feedId: idField, removeSessions: z.boolean() }))
    .output(z.object({ removed: z.int(), kept: z.int() }))
    .errors(failures('NOT_FOUND', 'FEED_BUSY')),
};
