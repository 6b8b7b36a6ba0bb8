import type { Implementer } from '../../rpc.ts';
import type { PensionService } from './service.ts';

export function createPensionRouter(os: Implementer, pension: () => PensionService) {
  return {
    uninvoiced: os.pension.uninvoiced.handler(() => pension().uninvoiced()),
    formable: os.pension.formable.handler(() => pension().formable()),
    makeForms: os.pension.makeForms.handler(({ input }) => pension().makeForms(input.invoiceId)),
    forms: os.pension.forms.handler(({ input }) => pension().forms(input)),
    form: os.pension.form.handler(({ input }) => pension().form(input.id)),
    note: os.pension.note.handler(({ input }) => pension().note(input.id, input)),
    withdraw: os.pension.withdraw.handler(({ input }) => pension().withdraw(input.id, input.reason)),
    undo: os.pension.undo.handler(({ input }) => {
      pension().undo(input.undoId);
      return {};
    }),
    openMonths: os.pension.openMonths.handler(() => pension().openMonths()),
    months: os.pension.months.handler(({ input }) => pension().months(input.schemeYear)),
    makeMonth: os.pension.makeMonth.handler(({ input }) => pension().makeMonth(input)),
    changeReference: os.pension.changeReference.handler(({ input }) => pension().changeReference(input.id, input.reference)),
    unmakeMonth: os.pension.unmakeMonth.handler(({ input }) => {
      pension().unmakeMonth(input.id);
      return {};
    }),
    submitMonth: os.pension.submitMonth.handler(({ input }) => pension().submitMonth(input.id, input)),
    payMonth: os.pension.payMonth.handler(({ input }) => pension().payMonth(input.id, input)),
    reconcile: os.pension.reconcile.handler(({ input }) => pension().reconcile(input.id, input.stated)),
    year: os.pension.year.handler(({ input }) => pension().year(input.identityId, input.schemeYear)),
    yearCheck: os.pension.yearCheck.handler(({ input }) => pension().yearCheck(input.identityId, input.schemeYear)),
    yearSummary: os.pension.yearSummary.handler(({ input }) => pension().yearSummary(input.identityId, input.schemeYear)),
    saveYear: os.pension.saveYear.handler(({ input }) => pension().saveYear(input.identityId, input.schemeYear, input)),
  };
}
