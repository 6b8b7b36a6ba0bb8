import { employerRates } from '../../shared/rates/pension/employer-rates.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createStore, openStore, type OpenStore } from '../../main/db/open-store.ts';
import { createIdentityService } from '../../main/features/identities/service.ts';
import { createInvoiceService, type InvoiceService } from '../../main/features/invoices/service.ts';
import { createOrganisationService } from '../../main/features/organisations/service.ts';
import type { DocumentPrinter } from '../../main/ports/document-printer.ts';
import type { IdentityInput } from '../../shared/contract/identities.ts';
import { draftChangeSchema } from '../../shared/contract/invoice-draft.ts';
import { zoneId } from '../../shared/domain/time.ts';
import { anIdentity } from './an-identity.ts';
import { anOrganisation } from './an-organisation.ts';
import { createFakeClock } from './fake-clock.ts';
import { createFakePrinter } from './fake-printer.ts';
import { faultKeyFor } from './fault-profile.ts';
import { aTypedLine, changeOf } from './invoice-desk.ts';

export interface IssuingDesk {
  readonly invoices: InvoiceService;
  readonly account: { readonly identityId: string; readonly organisationId: string };
  /** A draft of one line that may be issued, under the identity given or the first. */
  draft(identityId?: string): string;
  /** @returns the id of one more trading identity */
  trade(change: Partial<IdentityInput>): string;
}

/** Opens the books in a folder, or makes them. */
export function openBooks(folder: string): OpenStore {
  const [file, key] = [join(folder, 'books.db'), faultKeyFor('database')];
  return existsSync(file) ? openStore({ file, key }) : createStore({ file, key });
}

/** Invoices over an open store, with the mark of their numbers in `folder`; made with one identity and one organisation. */
export function anIssuingDesk(store: OpenStore, folder: string, printer: DocumentPrinter = createFakePrinter()): IssuingDesk {
  const clock = createFakeClock('2026-11-24T12:00:00Z');
  const base = { store, clock, announce: () => undefined, newId: () => crypto.randomUUID(), usedIds: () => new Set<string>() };
  const identities = createIdentityService({ ...base, keyFor: faultKeyFor, takeUpload: () => new Uint8Array() });
  const organisations = createOrganisationService(base);
  const page = { search: '', archived: true, offset: 0, limit: 1 };
  const identity = identities.list({ archived: true })[0] ?? identities.create(anIdentity());
  const organisation = organisations.list(page).organisations[0] ?? organisations.create(anOrganisation());
  const account = { identityId: identity.id, organisationId: organisation.id };
  const invoices = createInvoiceService({
    ...base,
    log: { info: () => undefined, warn: () => undefined, error: () => '' },
    keyFor: faultKeyFor,
    markFolder: folder,
    printer,
    zone: () => zoneId('Europe/London'),
    startJob: () => '',
    identities: () => identities.list({ archived: false }),
    identityFacts: (id) => ({ identity: identities.get(id), secrets: identities.reveal(id), logo: null }),
    organisation: (id) => organisations.get(id),
    hasPensionForm: () => false,
    credited: () => undefined,
    pensionLook: () => ({ choiceOf: () => 'no', usual: () => 'no', requireNoAllowed: () => undefined }),
    practiceShares: () => employerRates,
    requirePlan: () => undefined,
    clockMinutes: () => null,
  });

  function draft(identityId = account.identityId): string {
    const { invoice } = invoices.byHand({ ...account, identityId });
    const change = draftChangeSchema.parse(changeOf(invoice, { lines: [aTypedLine()] }));
    return invoices.update(invoice.id, invoice.changedAt, change).invoice.id;
  }

  return { invoices, account, draft, trade: (change) => identities.create(anIdentity(change)).id };
}

/**
 * Judges books after a fault: numbers from 1 without a gap, each of one invoice whose PDF is what its hash says.
 *
 * @returns how many were issued
 */
export function judgeNumbers(store: OpenStore, { invoices, account }: IssuingDesk): number {
  store.requireSound();
  const { series, foreign, lost } = invoices.settings.checkNumbers(account.identityId, 'invoice');
  const [one = { first: 1, last: 0, gaps: [], duplicates: [] }, ...others] = series;
  const isWhole = others.length + foreign.length + lost.length + one.gaps.length + one.duplicates.length === 0 && one.first === 1;
  const all = { view: 'all', organisationId: null, identityId: null, from: null, to: null, search: '', offset: 0, limit: 200 } as const;
  const issued = invoices.list(all).invoices.filter(({ number }) => number !== null);
  const numbers = new Set(issued.map(({ number }) => number));
  if (!isWhole || numbers.size !== issued.length || issued.length !== one.last)
    throw new Error(`numbers do not hold: ${JSON.stringify({ series, foreign, lost })} for ${issued.length} invoices`);
  for (const { id } of issued) invoices.issuedPdf(id);
  return issued.length;
}
