import type { Implementer } from '../../rpc.ts';
import type { FeedService } from './service.ts';

export function createFeedsRouter(os: Implementer, feeds: () => FeedService) {
  return {
    list: os.feeds.list.handler(() => [...feeds().list()]),
    previewAddress: os.feeds.previewAddress.handler(({ input }) => ({ jobId: feeds().previewAddress(input.address, input.allowPrivate) })),
    previewUpload: os.feeds.previewUpload.handler(({ input }) => ({ jobId: feeds().previewUpload(input.uploadId) })),
    sync: os.feeds.sync.handler(({ input }) => ({ jobId: feeds().sync(input.feedId) })),
    preview: os.feeds.preview.handler(({ input }) => feeds().preview(input.previewId)),
    previewRows: os.feeds.previewRows.handler(({ input }) => feeds().previewRows(input.previewId, input.rows)),
    applyNameRule: os.feeds.applyNameRule.handler(({ input }) => feeds().applyNameRule(input.previewId, input.tap)),
    answerZone: os.feeds.answerZone.handler(({ input }) => feeds().answerZone(input.previewId, input.answer)),
    import: os.feeds.import.handler(({ input }) => ({ jobId: feeds().import(input.previewId, input.name, input.choice) })),
    imported: os.feeds.imported.handler(({ input }) => feeds().imported(input.importId)),
    undoImport: os.feeds.undoImport.handler(({ input }) => {
      feeds().undoImport(input.undoId);
      return {};
    }),
    rename: os.feeds.rename.handler(({ input }) => feeds().rename(input.feedId, input.name)),
    disconnect: os.feeds.disconnect.handler(({ input }) => feeds().disconnect(input.feedId, input.removeSessions)),
  };
}
