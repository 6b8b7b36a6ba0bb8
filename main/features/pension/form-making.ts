import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { Organisation } from '../../../shared/contract/organisations.ts';
import type { FormableInvoice, PensionForm } from '../../../shared/contract/pension.ts';
import type { Gate } from '../../../shared/domain/licence/plans.ts';
import type { FormA } from '../../../shared/domain/pension/form-a.ts';
import type { PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import type { PensionSettings } from '../../../shared/domain/pension/pension-settings.ts';
import { watchTenWeeks } from '../../../shared/domain/pension/ten-weeks.ts';
import type { Instant, LocalDate } from '../../../shared/domain/time.ts';
import { addDays } from '../../../shared/domain/zones.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, Store, WriteDb } from '../../db/store.ts';
import { draftForms, newFormRow, spanOf, tellForms } from './form-drafts.ts';
import { bookingIdsOf } from './form-work.ts';
import { followPayments } from './following-payments.ts';
import { addFormHistory, endedFormsQuery, insertForm } from './forms-store.ts';
import type { FrozenMembers } from './frozen-members.ts';
import { readOnce } from './read-once.ts';
import { billedBookings, createFormableReader, pensionedInvoice, type FoundInvoice, type PensionedInvoice } from './pensioned-invoices.ts';
import { createTakenWork } from './taken-work.ts';

export interface FormDeps {
  readonly store: Store;
  readonly now: () => Instant;
  readonly today: () => LocalDate;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly newId: () => string;
  readonly rates: PensionRates;
  readonly settingsOf: (identityId: string) => PensionSettings;
  readonly hasProfile: (identityId: string) => boolean;
  readonly members: Pick<FrozenMembers, 'freezeForm'>;
  /** @throws AppError PLAN_NEEDED */
  readonly requirePlan: (gate: Gate) => void;
  /** @throws AppError NOT_FOUND */
  readonly organisation: (organisationId: string) => Organisation;
}

/** How Form A comes from an issued invoice. */
export interface FormMaking {
  /** Issued invoices with pensioned work on no live form, newest first. */
  formable(): readonly FormableInvoice[];
  /**
   * All the forms of an invoice, or none. Making them again, for those that were withdrawn or rejected, is open in every plan.
   *
   * @throws AppError NOT_PENSIONABLE, PENSION_PROFILE_MISSING, PENSION_COMPANY, PENSION_FORM_STANDS, NO_FIGURE_FOR_DATE, PLAN_NEEDED
   */
  makeForms(invoiceId: string): readonly PensionForm[];
}

/** How far back invoices without a form are looked for: what is older than ten weeks is lost, and said for a year. */
const daysBack = 400;

/** An invoice with the forms that it comes to. */
interface ToldInvoice extends ReturnType<typeof tellForms> {
  readonly invoice: FoundInvoice;
}

export function createFormMaking(deps: FormDeps, view: (id: string) => PensionForm): FormMaking {
  const { store, now, today, announce, rates, settingsOf, hasProfile, requirePlan } = deps;
  const invoicesWithoutForm = createFormableReader(store.read);
  const untaken = createTakenWork(store.read);
  const toldOf = createTeller(rates);

  function formable(): readonly FormableInvoice[] {
    const settings = readOnce(settingsOf);
    const isKnown = readOnce(hasProfile);
    const day = today();
    const told = toldOf(invoicesWithoutForm(addDays(day, -daysBack)));
    const formed = invoicesOfEnded(store.read);
    const free = untaken(told.map(({ invoice, forms }) => ({ invoiceId: invoice.id, forms })));
    return told.flatMap(({ invoice, refusals }, index) => {
      const { id, number, issuedOn, identity, organisation } = invoice;
      const parts = (free[index]?.forms ?? []).map((form) => partOf(form, day, settings(identity.id)));
      if (parts.length + refusals.length === 0) return [];
      const needs = { needsProfile: !isKnown(identity.id), isAnew: formed.has(id) };
      return [{ invoice: { id, number, issuedOn }, identity, organisation, parts, refusals, ...needs }];
    });
  }

  function partOf(form: FormA, day: LocalDate, settings: PensionSettings): FormableInvoice['parts'][number] {
    const span = spanOf(form);
    const { lastReceiptOn, daysLeft, level } = watchTenWeeks(span, day, rates, settings);
    const { schemeYear, boxes } = form;
    return { schemeYear, firstOn: span.from, lastOn: span.to, ...boxes, watch: { lastReceiptOn, daysLeft, level } };
  }

  function makeForms(invoiceId: string): readonly PensionForm[] {
    const ids = store.write((db) => {
      const invoice = pensionedInvoice(db, invoiceId);
      if (!invoice) throw new AppError('NOT_PENSIONABLE', { invoiceId });
      if (invoice.document.issuer.legal.kind === 'company') throw new AppError('PENSION_COMPANY', { invoiceId });
      if (!hasProfile(invoice.identity.id)) throw new AppError('PENSION_PROFILE_MISSING', { invoiceId });
      const forms = freeForms(db, invoice);
      if (!invoicesOfEnded(db).has(invoiceId)) requirePlan('pensionForms');
      const made = forms.map((form) => insert(db, invoice, form, deps));
      followPayments(db, [invoiceId], now);
      return made;
    });
    announce(['pension', 'invoices']);
    return ids.map(view);
  }

  function freeForms(db: ReadDb, invoice: PensionedInvoice): readonly FormA[] {
    const drafts = draftForms(invoice, rates);
    const forms = drafts.flatMap(({ form }) => form ?? []);
    if (forms.length === 0 || forms.length < drafts.length) throw new AppError('NOT_PENSIONABLE', { invoiceId: invoice.id });
    const free = createTakenWork(db)([{ invoiceId: invoice.id, forms }]).flatMap((one) => one.forms);
    if (free.length === 0) throw new AppError('PENSION_FORM_STANDS', { invoiceId: invoice.id });
    return free;
  }

  return { formable, makeForms };
}

/** @returns the id of the form */
function insert(db: WriteDb, invoice: PensionedInvoice, form: FormA, { newId, now, organisation }: FormDeps): string {
  const id = newId();
  const at = now();
  const bookingIds = billedBookings(db, invoice.id, bookingIdsOf(form.workIds));
  const row = newFormRow(invoice, form, organisation(invoice.organisation.id));
  insertForm(db, { ...row, id, createdAt: at, changedAt: at }, bookingIds);
  addFormHistory(db, id, { at, what: 'made' });
  return id;
}

/** Invoices whose forms were withdrawn or rejected: making those again puts something right. */
function invoicesOfEnded(db: ReadDb): ReadonlySet<string> {
  return new Set(endedFormsQuery(db).all().map(({ invoiceId }) => invoiceId)); // prettier-ignore
}

/** What is issued stays as it is, so each invoice is read once, and forgotten when it has its form. */
function createTeller(rates: PensionRates): (found: readonly FoundInvoice[]) => readonly ToldInvoice[] {
  const known = new Map<string, Omit<ToldInvoice, 'invoice'> & Pick<FoundInvoice, 'mark'>>();
  return (found) => {
    const told = found.map((invoice) => {
      const before = known.get(invoice.id);
      return { invoice, told: before?.mark === invoice.mark ? before : { mark: invoice.mark, ...tellForms(invoice.read(), rates) } };
    });
    known.clear();
    for (const { invoice, told: one } of told) known.set(invoice.id, one);
    return told.map(({ invoice, told: { forms, refusals } }) => ({ invoice, forms, refusals }));
  };
}
