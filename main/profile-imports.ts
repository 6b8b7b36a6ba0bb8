import { createImportService, type ImportService } from './features/imports/service.ts';
import type { PreferenceService } from './features/preferences/service.ts';
import type { Books } from './profile-books.ts';
import type { ProfileDeps } from './profile-deps.ts';
import { databasePurpose } from './vault/open-profile.ts';

export interface ImportParts extends ProfileDeps {
  readonly preferences: PreferenceService;
  readonly books: Books;
}

/** The service of imports, plugged into the books that it writes. */
export function createImports({
  preferences,
  books,
  changes,
  jobs,
  uploads,
  tableReader,
  asideWriter,
  ...deps
}: ImportParts): ImportService {
  const { store, keyFor } = deps;
  return createImportService({
    ...deps,
    announce: changes.announce,
    beforeWrite: store.beforeWrite,
    writeAside: (work, watch) => {
      const { file, beforeWrite } = store;
      return asideWriter.write({ file, beforeWrite, key: keyFor(databasePurpose) }, work, watch);
    },
    zone: () => preferences.zone(),
    reader: tableReader,
    startJob: (work) => jobs.start(work),
    takeUpload: (uploadId) => uploads.take(uploadId),
    organisation: books.organisations.get,
    pastDocuments: books.invoices.pastDocuments,
    numbersChanged: books.invoices.keepNumberMark,
  });
}
