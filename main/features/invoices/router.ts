import type { Implementer } from '../../rpc.ts';
import type { InvoiceService } from './service.ts';

export function createInvoicesRouter(os: Implementer, invoices: () => InvoiceService) {
  return {
    list: os.invoices.list.handler(({ input }) => invoices().list(input)),
    get: os.invoices.get.handler(({ input }) => invoices().get(input.id)),
    keptYears: os.invoices.keptYears.handler(() => invoices().keptYears()),
    billable: os.invoices.billable.handler(({ input }) => invoices().billable(input)),
    draftFromBookings: os.invoices.draftFromBookings.handler(({ input }) => invoices().fromBookings(input, input.bookingIds)),
    draftByHand: os.invoices.draftByHand.handler(({ input }) => invoices().byHand(input)),
    update: os.invoices.update.handler(({ input }) => invoices().update(input.id, input.changedAt, input.change)),
    confirmMinutes: os.invoices.confirmMinutes.handler(({ input }) =>
      invoices().confirmMinutes(input.id, input.changedAt, input.bookingId, input.minutes),
    ),
    discard: os.invoices.discard.handler(({ input }) => invoices().discard(input.id)),
    batch: os.invoices.batch.handler(({ input }) => ({ jobId: invoices().batch(input.from, input.to) })),
    issue: os.invoices.issue.handler(({ input }) => invoices().issue(input)),
    issueMany: os.invoices.issueMany.handler(({ input }) => ({ jobId: invoices().issueMany(input.ids) })),
    outcome: os.invoices.outcome.handler(({ input }) => invoices().outcome(input.resultId)),
    preview: os.invoices.preview.handler(({ input, signal }) => invoices().preview(input.id, input.change, signal)),
    pdf: os.invoices.pdf.handler(({ input }) => invoices().pdf(input.id)),
    void: os.invoices.void.handler(({ input }) => invoices().void(input.id, input.reason)),
    credit: os.invoices.credit.handler(({ input }) => invoices().credit(input.id, input.reason, input.lines)),
    markSent: os.invoices.markSent.handler(({ input }) => invoices().markSent(input.id, input.on)),
    acknowledge: os.invoices.acknowledge.handler(({ input }) => invoices().acknowledge(input.id, input.on)),
    dispute: os.invoices.dispute.handler(({ input }) => invoices().dispute(input.id, input.on, input.note)),
    endDispute: os.invoices.endDispute.handler(({ input }) => invoices().endDispute(input.id)),
    deduct: os.invoices.deduct.handler(({ input }) => invoices().deduct(input.id, input)),
    writeOff: os.invoices.writeOff.handler(({ input }) => invoices().writeOff(input.id, input)),
    chargeLate: os.invoices.chargeLate.handler(({ input }) => invoices().chargeLate(input.id, input.asOf)),
    setReminders: os.invoices.setReminders.handler(({ input }) => invoices().setReminders(input.id, input)),
    undo: os.invoices.undo.handler(({ input }) => {
      invoices().undo(input.undoId);
      return {};
    }),
  };
}
