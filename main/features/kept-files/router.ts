import { piecesOf } from '../../file-pieces.ts';
import type { Implementer } from '../../rpc.ts';
import type { KeptFileService } from './service.ts';

export function createKeptFilesRouter(os: Implementer, files: () => KeptFileService) {
  return {
    list: os.keptFiles.list.handler(({ input }) => files().list(input.owner)),
    keep: os.keptFiles.keep.handler(({ input }) => files().keep(input)),
    read: os.keptFiles.read.handler(({ input }) => piecesOf(files().content(input.id))),
    remove: os.keptFiles.remove.handler(({ input }) => files().remove(input.id)),
    undo: os.keptFiles.undo.handler(({ input }) => {
      files().undo(input.undoId);
      return {};
    }),
  };
}
