import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { KeptFile, KeptFileOwner } from '../../../shared/contract/kept-files.ts';
import { judgeFile, keptFileName } from '../../../shared/domain/files/kept-file.ts';
import type { ZoneId } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, Store, WriteDb } from '../../db/store.ts';
import { createUndoList, type RowImages } from '../../db/undo-list.ts';
import { sha256Of } from '../../file-pieces.ts';
import type { Clock } from '../../ports/clock.ts';
import { contentOf, deleteRemoved, filesOf, findFile, insertFile, sameFile, saveRemovedAt, type KeptFileRow } from './store.ts';

export interface KeptFileDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly zone: () => ZoneId;
  readonly newId: () => string;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  /** @throws AppError UPLOAD_GONE */
  readonly takeUpload: (uploadId: string) => Uint8Array;
  /** Whether the record may have a file. @throws AppError NOT_FOUND, PENSION_NOT_SUBMITTED */
  readonly requireOwner: (db: ReadDb, owner: KeptFileOwner) => void;
}

export interface NewFile {
  readonly owner: KeptFileOwner;
  readonly content: Uint8Array;
  /** As the user's computer calls it. */
  readonly fileName: string;
}

/** Files that are kept beside a record, byte for byte. Rules in docs/rules/kept-files.md. */
export interface KeptFileService {
  /** Oldest first. */
  list(owner: KeptFileOwner): readonly KeptFile[];
  /** @throws AppError UPLOAD_GONE, NOT_FOUND, PENSION_NOT_SUBMITTED, KEPT_FILE_… when it is not kept */
  keep(request: { readonly owner: KeptFileOwner; readonly uploadId: string; readonly fileName: string }): KeptFile;
  /** The same for another feature, inside its transaction; it announces the change. @throws AppError NOT_FOUND, KEPT_FILE_… */
  add(db: WriteDb, file: NewFile): KeptFile;
  /** Its bytes, compared with their hash. @throws AppError NOT_FOUND, KEPT_FILE_DAMAGED */
  content(id: string): Buffer;
  /** @throws AppError NOT_FOUND */
  remove(id: string): { readonly undoId: string };
  /** @throws AppError NOTHING_TO_UNDO */
  undo(undoId: string): void;
}

export function createKeptFileService({ store, clock, zone, newId, announce, takeUpload, requireOwner }: KeptFileDeps): KeptFileService {
  const undoList = createUndoList(newId, removals);
  store.write((db) => deleteRemoved(db));

  function keep({ owner, uploadId, fileName }: Parameters<KeptFileService['keep']>[0]): KeptFile {
    const content = takeUpload(uploadId);
    const file = store.write((db) => add(db, { owner, content, fileName }));
    announce(topicsOf(owner));
    return file;
  }

  function add(db: WriteDb, { owner, content, fileName }: NewFile): KeptFile {
    requireOwner(db, owner);
    const judged = judgeFile(content);
    if ('refusal' in judged) throw new AppError(judged.refusal, { bytes: content.length });
    const sha256 = sha256Of(content);
    const held = sameFile(db, owner, sha256);
    if (held !== null) {
      saveRemovedAt(db, held.id, null);
      return viewOf(held);
    }
    const now = clock.now();
    const row: KeptFileRow = {
      id: newId(),
      ...columnsOf(owner),
      name: keptFileName(fileName, judged.mediaType),
      mediaType: judged.mediaType,
      bytes: content.length,
      sha256,
      keptOn: dayOf(now, zone()),
      keptAt: now,
      removedAt: null,
    };
    insertFile(db, row, Buffer.from(content));
    return viewOf(row);
  }

  function requireFile(db: ReadDb, id: string): KeptFileRow {
    const row = findFile(db, id);
    if (row === null || row.removedAt !== null) throw new AppError('NOT_FOUND', { fileId: id });
    return row;
  }

  function content(id: string): Buffer {
    const { sha256 } = requireFile(store.read, id);
    const bytes = contentOf(store.read, id);
    if (bytes === null || sha256Of(bytes) !== sha256) throw new AppError('KEPT_FILE_DAMAGED', { fileId: id });
    return bytes;
  }

  function remove(id: string): { readonly undoId: string } {
    const { file, owner } = store.write((db) => {
      const row = requireFile(db, id);
      return { file: undoList.record(db, [id], () => saveRemovedAt(db, id, clock.now())), owner: ownerOf(row) };
    });
    const undoId = file();
    announce(topicsOf(owner));
    return { undoId };
  }

  function undo(undoId: string): void {
    store.write((db) => undoList.undo(db, undoId))();
    announce(['pension', 'invoices', 'bookings']);
  }

  return { list: (owner) => filesOf(store.read, owner).map(viewOf), keep, add, content, remove, undo };
}

function topicsOf({ kind }: KeptFileOwner): readonly ChangeTopic[] {
  if (kind === 'statusStatement') return ['bookings'];
  return kind === 'importedInvoice' ? ['invoices'] : ['pension'];
}

function columnsOf(owner: KeptFileOwner): Pick<KeptFileRow, 'monthId' | 'formId' | 'invoiceId' | 'bookingId'> {
  const none = { monthId: null, formId: null, invoiceId: null, bookingId: null };
  switch (owner.kind) {
    case 'submission':
      return { ...none, monthId: owner.monthId };
    case 'signedForm':
      return { ...none, formId: owner.formId };
    case 'importedInvoice':
      return { ...none, invoiceId: owner.invoiceId };
    case 'statusStatement':
      return { ...none, bookingId: owner.bookingId };
    default:
      return owner satisfies never;
  }
}

/** The table's CHECK lets exactly one be named. */
function ownerOf({ id, monthId, formId, invoiceId, bookingId }: KeptFileRow): KeptFileOwner {
  if (monthId !== null) return { kind: 'submission', monthId };
  if (formId !== null) return { kind: 'signedForm', formId };
  if (invoiceId !== null) return { kind: 'importedInvoice', invoiceId };
  if (bookingId !== null) return { kind: 'statusStatement', bookingId };
  throw new AppError('DATABASE_DAMAGED', { reason: 'keptFile', fileId: id });
}

function viewOf(row: KeptFileRow): KeptFile {
  const { id, name, mediaType, bytes, sha256, keptOn } = row;
  return { id, owner: ownerOf(row), name, mediaType, bytes, sha256, keptOn };
}

/** Only whether it was removed ever changes. */
const removals: RowImages<Pick<KeptFileRow, 'removedAt'>> = {
  take: (db, id) => {
    const row = findFile(db, id);
    return row && { removedAt: row.removedAt };
  },
  put: (db, id, image) => {
    if (image !== null) saveRemovedAt(db, id, image.removedAt);
  },
  canPut: () => true,
  refusal: () => new AppError('NOTHING_TO_UNDO'),
};
