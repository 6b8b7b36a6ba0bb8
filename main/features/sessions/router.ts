import type { Implementer } from '../../rpc.ts';
import type { SessionService } from './service.ts';

export function createSessionsRouter(os: Implementer, sessions: () => SessionService) {
  return {
    range: os.sessions.range.handler(({ input }) => sessions().range(input.from, input.to)),
    get: os.sessions.get.handler(({ input }) => sessions().get(input.id)),
    ofClient: os.sessions.ofClient.handler(({ input }) => sessions().ofClient(input.clientId, input.limit)),
    search: os.sessions.search.handler(({ input }) => sessions().search(input.text, input.limit)),
    overlaps: os.sessions.overlaps.handler(({ input }) => sessions().overlaps(input)),
    create: os.sessions.create.handler(({ input }) => sessions().create(input.session, input.repeat)),
    update: os.sessions.update.handler(({ input }) => sessions().update(input.id, input.change, input.scope)),
    move: os.sessions.move.handler(({ input }) => sessions().move(input.id, input, input.scope)),
    setStatus: os.sessions.setStatus.handler(({ input }) => sessions().setStatus(input.id, input.status)),
    correctActual: os.sessions.correctActual.handler(({ input }) => sessions().correctActual(input.id, input.startedAt, input.finishedAt)),
    remove: os.sessions.remove.handler(({ input }) => sessions().remove(input.id, input.scope)),
    undo: os.sessions.undo.handler(({ input }) => {
      sessions().undo(input.undoId);
      return {};
    }),
  };
}
