import type { Implementer } from '../../rpc.ts';
import type { PreferenceService } from './service.ts';

export function createPreferencesRouter(os: Implementer, preferences: () => PreferenceService) {
  return {
    get: os.preferences.get.handler(() => preferences().get()),
    update: os.preferences.update.handler(({ input }) => preferences().update(input)),
  };
}
