import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { mediaTypes } from '../domain/files/kept-file.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { dateField, idField, nothing } from './fields.ts';
import { filePieceSchema } from './invoices.ts';

/** The one record that a kept file belongs to. */
export const keptFileOwnerSchema = z.discriminatedUnion('kind', [
  /** A submitted Form B: the proof that it was handed in. */
  z.object({ kind: z.literal('submission'), monthId: idField }),
  /** A Form A: as it came back signed. */
  z.object({ kind: z.literal('signedForm'), formId: idField }),
  /** An imported invoice: its own PDF. */
  z.object({ kind: z.literal('importedInvoice'), invoiceId: idField }),
  /** A booking: the status determination statement. */
  z.object({ kind: z.literal('statusStatement'), bookingId: idField }),
]);
export type KeptFileOwner = z.output<typeof keptFileOwnerSchema>;

export const keptFileSchema = z.object({
  id: idField,
  owner: keptFileOwnerSchema,
  /** Fit for every file system, with the ending of what the file is. */
  name: z.string(),
  mediaType: z.enum(mediaTypes),
  bytes: z.int(),
  sha256: z.string(),
  keptOn: dateField,
});
export type KeptFile = z.output<typeof keptFileSchema>;

/** As the user's computer calls it; it is kept under a name that is fit for every file system. */
export const givenFileName = z.string().max(1_000);

/** Why a file is not kept. */
export const keptFileRefusals = failures('UPLOAD_GONE', 'KEPT_FILE_TOO_LARGE', 'KEPT_FILE_HEIC', 'KEPT_FILE_KIND', 'KEPT_FILE_CUT');

const byId = z.object({ id: idField });

export const keptFilesContract = {
  /** Oldest first. */
  list: storeOperation.input(z.object({ owner: keptFileOwnerSchema })).output(z.array(keptFileSchema).readonly()),
  /** Keeps an upload beside its record; the same bytes beside the same record once. */
  keep: storeOperation
    .input(z.object({ owner: keptFileOwnerSchema, uploadId: idField, fileName: givenFileName }))
    .output(keptFileSchema)
    .errors(keptFileRefusals)
    .errors(failures('NOT_FOUND', 'PENSION_NOT_SUBMITTED')),
  /** The bytes, compared with their hash first. */
  read: storeOperation.input(byId).output(eventIterator(filePieceSchema)).errors(failures('NOT_FOUND', 'KEPT_FILE_DAMAGED')),
  remove: storeOperation
    .input(byId)
    .output(z.object({ undoId: idField }))
    .errors(failures('NOT_FOUND')),
  undo: storeOperation
    .input(z.object({ undoId: idField }))
    .output(nothing)
    .errors(failures('NOTHING_TO_UNDO')),
};
