import type { PensionForm } from '../../../shared/contract/pension.ts';
import { chaseTone, type ChaseTone, type SigningPaper } from '../../../shared/domain/pension/signing.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store, WriteDb } from '../../db/store.ts';
import { sha256Of } from '../../file-pieces.ts';
import type { Clock } from '../../ports/clock.ts';
import { copyPdf, findCopy, keepCopy, newestCopy } from './copies-store.ts';
import type { LetterKind } from './form-letters.ts';
import type { ChangedForm, Forms } from './forms.ts';
import { findForm, type FormRow } from './forms-store.ts';
import type { FrozenMembers } from './frozen-members.ts';
import { isGivenOut } from './members-store.ts';
import type { PaperPrinting } from './paper-printing.ts';

/** What a letter about a form says of it, and what it carries. */
export interface FormToSign {
  readonly copyId: string;
  readonly paper: SigningPaper;
  readonly sha256: string;
  readonly form: PensionForm;
  /** How urgent it is; null when the ten weeks are over. */
  readonly tone: ChaseTone | null;
}

export interface SignedForm {
  readonly on: LocalDate;
  /** Who signed for the payer. */
  readonly by: string;
  readonly uploadId: string;
  readonly fileName: string;
}

/**
 * How Form A gets the payer's signature: given out to be signed, and brought back. Nothing else in the app knows by which way.
 * This is the way on paper; a signed link is a second implementation of the same four functions.
 */
export interface FormSigning {
  /**
   * Makes what the payer is to sign and keeps it as it is. To be chased with is what was sent last.
   *
   * @returns the id of the copy @throws AppError NOT_FOUND, PENSION_FORM_STATE, PENSION_FORM_FIXED, and what printing throws
   */
  giveOut(formId: string, wish: { readonly letter: LetterKind; readonly paper: SigningPaper }, signal?: AbortSignal): Promise<string>;
  /** @throws AppError NOT_FOUND, and PENSION_FORM_STATE, PENSION_FORM_FIXED where no such letter is to go any more */
  toSign(copyId: string, letter: LetterKind): FormToSign;
  /** @throws AppError NOT_FOUND, PDF_DAMAGED */
  copy(copyId: string): Buffer;
  /** Keeps what came back and notes the signature, both or neither. @throws AppError as keeping a file and `Forms.note` do */
  bringBack(formId: string, signed: SignedForm): ChangedForm;
}

export interface SigningDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly forms: Pick<Forms, 'form' | 'note'>;
  readonly members: Pick<FrozenMembers, 'ofForm' | 'freezeCopy' | 'isOnCopy'>;
  readonly printing: Pick<PaperPrinting, 'formSheet' | 'filledForm'>;
  /** The copy that the newest message about the form carries; null where none was sent from here. */
  readonly lastSentCopy: (formId: string) => string | null;
  /** @throws AppError UPLOAD_GONE */
  readonly takeUpload: (uploadId: string) => Uint8Array;
  /** @throws AppError KEPT_FILE_… */
  readonly keepScan: (db: WriteDb, formId: string, scan: { readonly content: Uint8Array; readonly fileName: string }) => void;
}

export function createPaperSigning(deps: SigningDeps): FormSigning {
  const { store, clock, newId, forms, members, printing, lastSentCopy, takeUpload, keepScan } = deps;

  async function giveOut(
    formId: string,
    { letter, paper }: { readonly letter: LetterKind; readonly paper: SigningPaper },
    signal?: AbortSignal,
  ): Promise<string> {
    requireLetter(forms.form(formId), letter);
    const row = requireRow(formId);
    const held = letter === 'chased' ? (lastSentCopy(formId) ?? newestCopy(store.read, formId)?.id ?? null) : null;
    if (held !== null && members.isOnCopy(held, row)) return held;
    // Read before the printing, which reads it in the same moment: what is entered meanwhile is on neither.
    const owner = members.ofForm(row);
    const bytes = await (paper === 'official' ? printing.filledForm(formId, signal) : printing.formSheet(formId, signal));
    const pdf = Buffer.from(bytes);
    return store.write((db) => {
      const id = keepCopy(db, { id: newId(), formId, paper, sha256: sha256Of(pdf), pdf, madeAt: clock.now() });
      members.freezeCopy(db, id, owner);
      return id;
    });
  }

  function requireRow(formId: string): FormRow {
    const row = findForm(store.read, formId);
    if (row === null) throw new AppError('NOT_FOUND', { formId });
    return row;
  }

  function toSign(copyId: string, letter: LetterKind): FormToSign {
    const found = findCopy(store.read, copyId);
    if (found === null) throw new AppError('NOT_FOUND', { copyId });
    const form = forms.form(found.formId);
    requireLetter(form, letter);
    // Given out in the meantime with something else on it: this copy would be a second form.
    const row = requireRow(found.formId);
    if (isGivenOut(row) && !members.isOnCopy(copyId, row)) throw new AppError('PENSION_FORM_STATE', { formId: found.formId });
    return { copyId, paper: found.paper, sha256: found.sha256, form, tone: chaseTone(form.watch) };
  }

  function copy(copyId: string): Buffer {
    const facts = findCopy(store.read, copyId);
    const pdf = copyPdf(store.read, copyId);
    if (facts === null || pdf === null) throw new AppError('NOT_FOUND', { copyId });
    if (sha256Of(pdf) !== facts.sha256) throw new AppError('PDF_DAMAGED', { copyId });
    return pdf;
  }

  function bringBack(formId: string, { on, by, uploadId, fileName }: SignedForm): ChangedForm {
    const content = takeUpload(uploadId);
    return forms.note(formId, { what: 'approved', on, by }, (db) => keepScan(db, formId, { content, fileName }));
  }

  return { giveOut, toSign, copy, bringBack };
}

const handedInStates: ReadonlySet<PensionForm['state']> = new Set(['submitted', 'confirmed', 'rejected']);

/** A letter goes while the form can still be signed; it is chased only while that helps. */
function requireLetter(form: PensionForm, letter: LetterKind): void {
  const { id, isWithdrawn, credited, approvedOn, state, watch } = form;
  if (isWithdrawn || handedInStates.has(state)) throw new AppError('PENSION_FORM_FIXED', { formId: id });
  // What a credit note took back is not to be signed any more: its form is withdrawn, and made anew.
  if (credited !== 'no') throw new AppError('PENSION_FORM_STATE', { formId: id });
  if (letter === 'chased' && (approvedOn !== null || chaseTone(watch) === null)) throw new AppError('PENSION_FORM_STATE', { formId: id });
}
