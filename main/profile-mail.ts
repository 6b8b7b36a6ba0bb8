import { createMailService, type MailService } from './features/mail/service.ts';
import { noteFormReturned, type LetterKind } from './features/pension/form-letters.ts';
import type { PlanService } from './features/plans/service.ts';
import type { PreferenceService } from './features/preferences/service.ts';
import type { Books } from './profile-books.ts';
import type { ProfileDeps } from './profile-deps.ts';

export interface MailParts extends ProfileDeps {
  readonly preferences: PreferenceService;
  readonly plans: PlanService;
  readonly books: Pick<Books, 'invoices' | 'organisations' | 'statements' | 'formSigning' | 'pension' | 'confirmations'>;
}

/** Sending, plugged into the books whose papers it sends. */
export function createMail({ preferences, plans, books, changes, uploads, ...deps }: MailParts): MailService {
  const { invoices, organisations, statements, formSigning, pension, confirmations } = books;
  return createMailService({
    ...deps,
    announce: changes.announce,
    listen: changes.listen,
    takeUpload: (uploadId) => uploads.take(uploadId),
    zone: () => preferences.zone(),
    preferences: () => preferences.get().mail,
    invoice: (id) => invoices.get(id),
    issuedPdf: (id) => invoices.issuedPdf(id),
    statement: (id) => {
      const kept = statements.kept(id);
      return { ...kept, issuer: invoices.paperOf(kept).issuer };
    },
    statementPdf: (id) => statements.keptPdf(id),
    run: (id) => statements.run(id)?.statements ?? [],
    keepOfRun: (runId, position) => statements.keepOfRun(runId, position),
    keptOfRun: (runId) => statements.keptOfRun(runId),
    noteStatementSent: (db, id, on) => statements.noteSent(db, id, on),
    organisation: (id) => organisations.get(id),
    noteSent: (db, id, happened) => invoices.noteSent(db, id, happened),
    noteReturned: (db, id, happened) => invoices.noteReturned(db, id, happened),
    formToSign: (copyId, kind) => {
      const sent = formSigning.toSign(copyId, letterOf(kind));
      const { identity, organisation } = sent.form;
      return { ...sent, issuer: invoices.paperOf({ identityId: identity.id, organisationId: organisation.id }).issuer };
    },
    signingCopy: (copyId) => formSigning.copy(copyId),
    noteFormLetter: (db, letter, posted) => pension.noteLetter(db, { ...letter, kind: letterOf(letter.kind) }, posted),
    noteFormReturned: (db, formId, kind, at) => noteFormReturned(db, formId, letterOf(kind), at),
    bookingToConfirm: (confirmationId) => {
      const told = confirmations.toConfirm(confirmationId);
      const { identityId, booking } = told;
      return { ...told, issuer: invoices.paperOf({ identityId, organisationId: booking.organisationId }).issuer };
    },
    confirmationPdf: (confirmationId) => confirmations.confirmationPdf(confirmationId),
    noteConfirmationMailed: (db, id, on) => confirmations.noteMailed(db, id, on),
    noteConfirmationReturned: (db, id) => confirmations.noteReturned(db, id),
    noteConfirmationPosted: (db, id, on) => confirmations.notePosted(db, id, on),
    plan: plans,
    markSent: (id, on) => void invoices.markSent(id, on),
  });
}

function letterOf(kind: 'pensionForm' | 'pensionChase'): LetterKind {
  return kind === 'pensionForm' ? 'sent' : 'chased';
}
