import { piecesOf } from '../../file-pieces.ts';
import type { Implementer } from '../../rpc.ts';
import type { PaperPrinting } from './paper-printing.ts';
import type { PensionTemplateService } from './templates.ts';

/** What the profile makes of the documents. */
export interface PensionDocuments {
  readonly templates: PensionTemplateService;
  readonly printing: PaperPrinting;
}

export function createPensionDocumentsRouter(os: Implementer, documents: () => PensionDocuments) {
  const templates = () => documents().templates;
  const printing = () => documents().printing;
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
    formSheet: os.pensionDocuments.formSheet.handler(async ({ input, signal }) => piecesOf(await printing().formSheet(input.id, signal))),
    monthPack: os.pensionDocuments.monthPack.handler(async ({ input, signal }) => piecesOf(await printing().monthPack(input.id, signal))),
    filledForm: os.pensionDocuments.filledForm.handler(async ({ input, signal }) =>
      piecesOf(await printing().filledForm(input.id, signal)),
    ),
    filledMonth: os.pensionDocuments.filledMonth.handler(async ({ input, signal }) =>
      piecesOf(await printing().filledMonth(input.id, signal)),
    ),
    filledPack: os.pensionDocuments.filledPack.handler(async ({ input, signal }) =>
      piecesOf(await printing().filledPack(input.id, signal)),
    ),
    outputs: os.pensionDocuments.outputs.handler(({ input }) => printing().outputs(input.id)),
  };
}
