import { piecesOf } from '../../file-pieces.ts';
import type { Implementer } from '../../rpc.ts';
import type { PensionTemplateService } from './templates.ts';

export function createPensionDocumentsRouter(os: Implementer, templates: () => PensionTemplateService) {
  return {
    templates: os.pensionDocuments.templates.handler(() => templates().list()),
    template: os.pensionDocuments.template.handler(({ input }) => templates().get(input.id)),
    addTemplate: os.pensionDocuments.addTemplate.handler(({ input, signal }) => templates().add(input, signal)),
    savePlaces: os.pensionDocuments.savePlaces.handler(({ input }) => templates().savePlaces(input.id, input.places)),
    removeTemplate: os.pensionDocuments.removeTemplate.handler(({ input }) => templates().remove(input.id)),
    undo: os.pensionDocuments.undo.handler(({ input }) => {
      templates().undo(input.undoId);
      return {};
    }),
    templateFile: os.pensionDocuments.templateFile.handler(({ input }) => piecesOf(templates().file(input.id))),
    sample: os.pensionDocuments.sample.handler(async ({ input, signal }) =>
      piecesOf(await templates().sample(input.id, input.places, signal)),
    ),
  };
}
