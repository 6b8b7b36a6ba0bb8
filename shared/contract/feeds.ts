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
export const previewConflicts = ['movedHere', 'renamedHere', 'cancelledHere', 'hasNotes', 'hasRun'] as const;

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

/** The practitioner's own zone, or the one that the name stands for elsewhere. */
export const zoneAnswers = ['here', 'there'] as const;
export type ZoneAnswer = (typeof zoneAnswers)[number];

export const previewGroupSchema = z.object({
  group: z.enum(previewGroups),
  /** At least 1. */
  count: z.int(),
  /** How many rows may be ticked, and how many of them are at first. */
  selectable: z.int(),
  ticked: z.int(),
});
export type PreviewGroup = z.output<typeof previewGroupSchema>;

/** The head of a preview; its rows come in pages, by `previewRows`. */
export const previewSchema = z.object({
  id: idField,
  feedId: idField.nullable(),
  feedName: z.string(),
  hint: z.string(),
  /** In the order of `previewGroups`; groups without rows are left out. */
  groups: z.array(previewGroupSchema).readonly(),
  /** Up to five rows that show best what the rule for names does. */
  samples: z.array(previewItemSchema).readonly(),
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
  /** A zone name of this feed stands for two places whose clocks differ; asked once for each calendar. */
  zoneQuestion: z.object({ here: z.string(), there: z.string(), answer: z.enum(zoneAnswers) }).nullable(),
});
export type Preview = z.output<typeof previewSchema>;

/** Rows in one answer, and rows that are ticked or unticked one by one, at most. */
export const mostPreviewRows = 200;
export const mostOwnTicks = 5_000;

const keyField = z.string().min(1).max(64);

/** What stands for the rows of a group that have no tick of their own in the choice. */
export const groupTakes = ['suggested', 'all', 'none'] as const;
export type GroupTake = (typeof groupTakes)[number];

/** Which rows to take: a word for each group, and keys that differ from it. Rows that may not be ticked are never taken. */
export const previewChoiceSchema = z.object({
  /** `suggested` for groups that are not named. */
  groups: z.partialRecord(z.enum(previewGroups), z.enum(groupTakes)),
  ticked: z.array(keyField).max(mostOwnTicks).readonly(),
  unticked: z.array(keyField).max(mostOwnTicks).readonly(),
});
export type PreviewChoice = z.output<typeof previewChoiceSchema>;

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
  /** Rows of one group by start, or rows by their keys; keys that are not among them are left out. */
  previewRows: storeOperation
    .input(
      z.object({
        previewId: idField,
        rows: z.union([
          z.object({ group: z.enum(previewGroups), offset: z.int().min(0), limit: z.int().min(1).max(mostPreviewRows) }),
          z.object({ keys: z.array(keyField).max(mostPreviewRows) }),
        ]),
      }),
    )
    .output(z.array(previewItemSchema).readonly())
    .errors(failures('FEED_PREVIEW_GONE')),
  /**
   * Reads the names of the preview anew, by the place of the words that were tapped in one row; null guesses again.
   * `words` are indexes into `tapWords(summary)` of shared/domain/feed/name-position.ts, ascending.
   */
  applyNameRule: storeOperation
    .input(
      z.object({
        previewId: idField,
        tap: z.object({ key: keyField, words: z.array(z.int().min(0).max(200)).min(1).max(20) }).nullable(),
      }),
    )
    .output(previewSchema)
    .errors(failures('FEED_PREVIEW_GONE')),
  /** Reads the times of the preview anew; the answer is kept with the import. */
  answerZone: storeOperation
    .input(z.object({ previewId: idField, answer: z.enum(zoneAnswers) }))
    .output(previewSchema)
    .errors(failures('FEED_PREVIEW_GONE')),
  /** Brings the chosen rows in, in one transaction. Until that begins the job can be cancelled; its result is for `imported`. */
  import: storeOperation
    .input(z.object({ previewId: idField, name: feedNameField, choice: previewChoiceSchema }))
    .output(z.object({ jobId: idField }))
    .errors(failures('FEED_PREVIEW_GONE', 'FEED_ZONES_STALE', 'FEED_BUSY')),
  /** What the newest import of a calendar did. */
  imported: storeOperation
    .input(z.object({ importId: idField }))
    .output(
      z.object({
        feed: feedSchema,
        result: syncResultSchema,
        /** For `undoImport`; null when the import is too large to be held ready. */
        undoId: idField.nullable(),
      }),
    )
    .errors(failures('NOT_FOUND')),
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
