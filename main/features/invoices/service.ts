import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { DraftChange } from '../../../shared/contract/invoice-draft.ts';
import type { Organisation } from '../../../shared/contract/organisations.ts';
import type { Instant, LocalDate, ZoneId } from '../../../shared/domain/time.ts';
import type { PracticeShare } from '../../../shared/domain/pension/pension-rates.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import type { ReadDb, Store, WriteDb } from '../../db/store.ts';
import { piecesOf, type FilePiece } from '../../file-pieces.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentPrinter } from '../../ports/document-printer.ts';
import type { Log } from '../../ports/log.ts';
import { createBatch } from './batch.ts';
import { createChanging, requireAllowed, requireInvoice, type Changing, type ChangingDeps } from './changing.ts';
import { contentOf } from './documents.ts';
import { changedContent, createDrafts, type Drafts } from './drafts.ts';
import { createDraftRows, type Account } from './draft-rows.ts';
import { refreshDraftTotals } from './draft-totals.ts';
import { paperOf, type AccountPaper } from './drafting.ts';
import { createDueWorkLookup, type DueWorkLookup } from './due-work.ts';
import { createFollowUps, type FollowUps } from './follow-ups.ts';
import { appearanceOf, type IdentityFacts } from './issuer.ts';
import { createIssue, datedDocument, printedOf, type Issue, type IssuingDeps } from './issuing.ts';
import { createInvoiceJobs, type InvoiceJobs, type InvoiceJobWork } from './jobs.ts';
import { createInvoiceLookup, type InvoiceLookup } from './lookup.ts';
import { createPastDocuments, type PastDocuments } from './past-invoices.ts';
import { createNumberMark } from './number-mark.ts';
import { createNumbers } from './numbers.ts';
import { verifiedPdf } from './issued-pdf.ts';
import { createInvoiceSettingsService, type InvoiceSettingsService } from './settings.ts';
import { settingsOf } from './settings-store.ts';
import { createInvoiceSteps, noteReturned, noteSent, type InvoiceSteps, type ReturnedMail } from './steps.ts';
import { deleteInvoice } from './store.ts';

export interface InvoiceDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly newId: () => string;
  /** A 32-byte key for one purpose. */
  readonly keyFor: (purpose: string) => Buffer;
  /** Where the mark of the numbers lies: a folder that a restore leaves alone. */
  readonly markFolder: string;
  readonly printer: DocumentPrinter;
  /** The clock by which a day is today. */
  readonly zone: () => ZoneId;
  readonly startJob: (work: InvoiceJobWork) => string;
  /** Who trades, without the archived ones. */
  readonly identities: () => readonly { readonly id: string; readonly name: string }[];
  /** @throws AppError NOT_FOUND */
  readonly identityFacts: (identityId: string) => IdentityFacts;
  /** @throws AppError NOT_FOUND */
  readonly organisation: (organisationId: string) => Organisation;
  /** Whether a pension form stands for an invoice, which then cannot be voided. */
  readonly hasPensionForm: (db: ReadDb, invoiceId: string) => boolean;
  /** Told inside the transaction in which a credit note lowers what is owed for an invoice. */
  readonly credited: (db: WriteDb, invoiceId: string) => void;
  readonly requirePlan: IssuingDeps['requirePlan'];
  /** Who is pensioned, by the books as they are. */
  readonly pensionLook: ChangingDeps['pensionLook'];
  /** What practices add to pensionable pay, by the figures in use. */
  readonly practiceShares: () => readonly PracticeShare[];
  /** What the clock counted during a booking; null for nothing. */
  readonly clockMinutes: (bookingId: string) => number | null;
}

type Parts = InvoiceLookup &
  Pick<DueWorkLookup, 'billable'> &
  Pick<Changing, 'get' | 'discard' | 'undo'> &
  Drafts &
  InvoiceSteps &
  FollowUps &
  InvoiceJobs;

export interface InvoiceService extends Parts {
  readonly settings: InvoiceSettingsService;
  readonly issue: Issue;
  /** A draft as it would be printed, also with what is not saved yet. @throws AppError NOT_FOUND, INVOICE_ISSUED, and what printing throws */
  preview(id: string, change: DraftChange | null, signal?: AbortSignal): AsyncGenerator<FilePiece, void, void>;
  /** @throws AppError NOT_FOUND, INVOICE_IS_DRAFT, PDF_DAMAGED */
  pdf(id: string): AsyncGenerator<FilePiece, void, void>;
  /** What is attached to a mail. Throws as `pdf`. */
  issuedPdf(id: string): Buffer;
  /** Who stands on papers of an account, and how they look. @throws AppError NOT_FOUND */
  paperOf(account: Account): AccountPaper;
  /** Who trades has changed: the totals of drafts in lists follow. */
  refreshDrafts(): void;
  /** Makes the documents of invoices that were made elsewhere. @throws AppError NOT_FOUND */
  pastDocuments(identityId: string): PastDocuments;
  /** After numbers were entered or taken back elsewhere than here. */
  keepNumberMark(): void;
  /** Notes a sending inside the outbox's transaction; it announces the topic itself. @throws AppError NOT_FOUND */
  noteSent(db: WriteDb, id: string, happened: { readonly at: Instant; readonly on: LocalDate; readonly note: string }): void;
  /** Notes inside the given transaction that the newest message with it came back. */
  noteReturned(db: WriteDb, id: string, returned: ReturnedMail): void;
}

/** Invoices from draft to void; one file for each thing that may be done. Rules in docs/rules/invoices.md. */
export function createInvoiceService(deps: InvoiceDeps): InvoiceService {
  const { store, clock, log, announce, newId, keyFor, markFolder, printer, zone } = deps;
  const today = (): LocalDate => dayOf(clock.now(), zone());
  const numbers = createNumbers({ store, log, mark: createNumberMark({ folder: markFolder, key: keyFor('number-mark'), log }) });
  numbers.keepMark(today());

  const partiesOf: ChangingDeps['partiesOf'] = ({ identityId, organisationId }) => ({
    facts: deps.identityFacts(identityId),
    organisation: deps.organisation(organisationId),
    settings: settingsOf(store.read, identityId),
    practiceShares: deps.practiceShares(),
  });
  const changingDeps: ChangingDeps = {
    store,
    now: () => clock.now(),
    today,
    announce,
    newId,
    partiesOf,
    clockMinutes: deps.clockMinutes,
    hasPensionForm: deps.hasPensionForm,
    pensionLook: deps.pensionLook,
  };
  const changing = createChanging(changingDeps, deleteInvoice);
  let refreshedOn = today();
  const refreshDrafts = (): void => {
    refreshedOn = today();
    refreshDraftTotals(changingDeps, log);
  };
  refreshDrafts();
  const rows = createDraftRows(changingDeps);
  const drafts = createDrafts(changingDeps, changing, rows);
  const issue = createIssue({ ...changingDeps, printer, numbers, credited: deps.credited, requirePlan: deps.requirePlan }, changing);
  const lookup = createInvoiceLookup({ read: store.read, today });
  const due = createDueWorkLookup({
    read: store.read,
    clockMinutes: deps.clockMinutes,
    identities: deps.identities,
    identityName: (id) => deps.identityFacts(id).identity.name,
  });
  const jobs = createInvoiceJobs({
    ...changingDeps,
    startJob: deps.startJob,
    briefs: (ids) => lookup.briefs(ids),
    batch: createBatch({ ...changingDeps, rows, dueWork: due.dueWork }),
    issue,
    organisationName: (id) => deps.organisation(id).name,
  });

  async function* preview(id: string, change: DraftChange | null, signal?: AbortSignal): AsyncGenerator<FilePiece, void, void> {
    const row = requireAllowed(store.read, id, 'edit', today());
    const parties = partiesOf(row);
    const content = change === null ? contentOf(row) : changedContent(contentOf(row), change);
    const document = datedDocument(row, content, parties, today());
    const withSlip = change?.withSlip ?? row.withSlip;
    yield* piecesOf(await printer.print(printedOf(document, withSlip), appearanceOf(parties.facts, parties.settings), { signal }));
  }

  function issuedPdf(id: string): Buffer {
    return verifiedPdf(store.read, requireInvoice(store.read, id));
  }

  const { get, discard, undo } = changing;
  const { fromBookings, byHand, update, confirmMinutes } = drafts;
  return {
    ...lookup,
    list: (request) => {
      // The app may be open over midnight, when the rates of a new day begin to count.
      if (refreshedOn !== today()) refreshDrafts();
      return lookup.list(request);
    },
    billable: due.billable,
    ...createInvoiceSteps(changingDeps, changing),
    ...createFollowUps(changingDeps, changing, rows),
    ...jobs,
    get,
    discard,
    undo,
    fromBookings,
    byHand,
    update,
    confirmMinutes,
    issue,
    preview,
    pdf: (id) => piecesOf(issuedPdf(id)),
    issuedPdf,
    paperOf: (account) => paperOf(partiesOf(account)),
    refreshDrafts,
    pastDocuments: (id) => createPastDocuments({ facts: deps.identityFacts(id), settings: settingsOf(store.read, id) }),
    keepNumberMark: () => numbers.keepMark(today()),
    noteSent: (db, id, happened) => noteSent(db, requireInvoice(db, id), happened),
    noteReturned: (db, id, returned) => noteReturned(db, requireInvoice(db, id), returned),
    settings: createInvoiceSettingsService({
      store,
      numbers,
      announce,
      today,
      printer,
      identityFacts: deps.identityFacts,
      practiceShares: deps.practiceShares,
      requireOrganisation: (id) => void deps.organisation(id),
    }),
  };
}
