import type { Implementer } from '../../rpc.ts';
import type { UpdateService } from './service.ts';

export function createUpdatesRouter(os: Implementer, updates: () => UpdateService) {
  return {
    state: os.updates.state.handler(() => updates().state()),
    check: os.updates.check.handler(() => updates().check()),
    download: os.updates.download.handler(() => updates().download()),
    install: os.updates.install.handler(async () => {
      await updates().install();
      return {};
    }),
    putOff: os.updates.putOff.handler(() => updates().putOff()),
    choose: os.updates.choose.handler(({ input }) => updates().choose(input)),
  };
}
