import type { Implementer } from '../../rpc.ts';
import type { BackupService } from './service.ts';

export function createBackupsRouter(os: Implementer, backups: () => BackupService) {
  return {
    state: os.backups.state.handler(() => backups().state()),
    create: os.backups.create.handler(() => backups().create()),
    drill: os.backups.drill.handler(() => backups().drill()),
    restore: os.backups.restore.handler(async ({ input }) => {
      await backups().restore(input.name);
      return {};
    }),
    setFolder: os.backups.setFolder.handler(({ input }) => backups().setFolder(input.folder)),
  };
}
