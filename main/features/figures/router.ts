import type { Implementer } from '../../rpc.ts';
import type { FigureService } from './service.ts';

export function createFiguresRouter(os: Implementer, figures: () => FigureService) {
  return {
    taxableTurnover: os.figures.taxableTurnover.handler(() => figures().taxableTurnover()),
    outstanding: os.figures.outstanding.handler(({ input }) => figures().outstanding(input)),
    paidByMonth: os.figures.paidByMonth.handler(({ input }) => figures().paidByMonth(input)),
    byOrganisation: os.figures.byOrganisation.handler(({ input }) => figures().byOrganisation(input)),
    hourlyRate: os.figures.hourlyRate.handler(({ input }) => figures().hourlyRate(input)),
    daysToPay: os.figures.daysToPay.handler(({ input }) => figures().daysToPay(input)),
  };
}
