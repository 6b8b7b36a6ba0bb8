import { newestVersion } from './db/migrate.ts';
import { migrations } from './db/migrations/all.ts';
import { createUpdateService, type UpdateDeps, type UpdateService } from './features/updates/service.ts';
import { pathsIn } from './vault/profile-paths.ts';

type OfShell = 'updater' | 'clock' | 'log' | 'version' | 'updateKeys';
type OfCore = 'announce' | 'newId' | 'isRunning' | 'backUp';

/** The updates of this install, which has one memory of them whatever profile is open. */
export function createUpdates(
  ports: Pick<UpdateDeps, OfShell> & { readonly folder: string },
  core: Pick<UpdateDeps, OfCore>,
): UpdateService {
  const file = pathsIn(ports.folder).updateMemory;
  const updates = createUpdateService({ ...ports, ...core, file, dataSchema: newestVersion(migrations) });
  updates.start();
  return updates;
}
