import type { Implementer } from '../../rpc.ts';
import type { PaymentService } from './service.ts';

export function createPaymentsRouter(os: Implementer, payments: () => PaymentService) {
  return {
    list: os.payments.list.handler(({ input }) => payments().list(input)),
    get: os.payments.get.handler(({ input }) => payments().get(input.id)),
    record: os.payments.record.handler(({ input }) => payments().record(input)),
    refund: os.payments.refund.handler(({ input }) => payments().refund(input)),
    allocate: os.payments.allocate.handler(({ input }) => payments().allocate(input.id, input.allocations)),
    remove: os.payments.remove.handler(({ input }) => payments().remove(input.id)),
    undo: os.payments.undo.handler(({ input }) => {
      payments().undo(input.undoId);
      return {};
    }),
  };
}
