import type { Implementer } from '../../rpc.ts';
import type { AvailabilityService } from './service.ts';

export function createAvailabilityRouter(os: Implementer, availability: () => AvailabilityService) {
  return {
    get: os.availability.get.handler(() => availability().get()),
    saveWeek: os.availability.saveWeek.handler(({ input }) => availability().saveWeek(input)),
    removeWeek: os.availability.removeWeek.handler(({ input }) => availability().removeWeek(input.startsOn)),
    addException: os.availability.addException.handler(({ input }) => availability().addException(input)),
    changeException: os.availability.changeException.handler(({ input }) => availability().changeException(input.id, input.change)),
    removeException: os.availability.removeException.handler(({ input }) => availability().removeException(input.id)),
    undo: os.availability.undo.handler(({ input }) => {
      availability().undo(input.undoId);
      return {};
    }),
    free: os.availability.free.handler(({ input }) => availability().free(input)),
  };
}
