import type { FormTemplate, TemplateBrief } from '../../../shared/contract/pension-documents.ts';
import { samplePaperValues } from '../../../shared/domain/pension/sample-papers.ts';
import type { Place } from '../../../shared/domain/pension/template-model.ts';
import { placedValues } from '../../../shared/domain/pension/template-places.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { WriteDb } from '../../db/store.ts';
import { createUndoList, type RowImages } from '../../db/undo-list.ts';
import { createTemplateAdding, type AddTemplate, type PensionTemplateDeps } from './template-adding.ts';
import { briefOf, requirePlaces, requireTemplate, viewOf } from './template-views.ts';
import { allTemplates, deleteRemoved, findTemplate, templatePdf, updateTemplate, type TemplateRow } from './templates-store.ts';

/** Official forms: imported, looked at, filled. Rules in docs/rules/pension-documents.md. */
export interface PensionTemplateService {
  list(): readonly TemplateBrief[];
  /** @throws AppError NOT_FOUND */
  get(id: string): FormTemplate;
  /** @throws AppError UPLOAD_GONE, PENSION_TEMPLATE_CRASHED, PENSION_TEMPLATE_HELD */
  readonly add: AddTemplate;
  /** @throws AppError NOT_FOUND, PENSION_TEMPLATE_CHANGED */
  savePlaces(id: string, places: readonly Place[]): { readonly template: FormTemplate; readonly undoId: string };
  /** @throws AppError NOT_FOUND */
  remove(id: string): { readonly undoId: string };
  /** @throws AppError NOTHING_TO_UNDO */
  undo(undoId: string): void;
  /** @throws AppError NOT_FOUND */
  file(id: string): Buffer;
  /** @throws AppError NOT_FOUND, PENSION_TEMPLATE_CHANGED, PENSION_TEMPLATE_FULL, PENSION_TEMPLATE_SHORT, PENSION_TEMPLATE_CRASHED */
  sample(id: string, places: readonly Place[], signal?: AbortSignal): Promise<Uint8Array>;
}

export function createPensionTemplateService(deps: PensionTemplateDeps): PensionTemplateService {
  const { store, clock, newId, announce, filler, rates } = deps;
  const undoList = createUndoList(newId, templateImages);
  store.write((db) => deleteRemoved(db));

  /** @returns the id that takes the change back */
  function change(id: string, work: (db: WriteDb, row: TemplateRow) => void): string {
    const file = store.write((db) => {
      const row = requireTemplate(db, id);
      return undoList.record(db, [id], () => work(db, row));
    });
    const undoId = file();
    announce(['pension']);
    return undoId;
  }

  function savePlaces(id: string, places: readonly Place[]): { readonly template: FormTemplate; readonly undoId: string } {
    const undoId = change(id, (db, row) => {
      requirePlaces(viewOf(row, rates()), places);
      updateTemplate(db, id, { places: JSON.stringify(places), isChecked: true });
    });
    return { template: get(id), undoId };
  }

  function undo(undoId: string): void {
    const file = store.write((db) => undoList.undo(db, undoId));
    file();
    announce(['pension']);
  }

  function get(id: string): FormTemplate {
    return viewOf(requireTemplate(store.read, id), rates());
  }

  function file(id: string): Buffer {
    requireTemplate(store.read, id);
    const pdf = templatePdf(store.read, id);
    if (pdf === null) throw new AppError('NOT_FOUND', { templateId: id });
    return pdf;
  }

  async function sample(id: string, places: readonly Place[], signal?: AbortSignal): Promise<Uint8Array> {
    const template = get(id);
    requirePlaces(template, places);
    return filler.fill(file(id), placedValues(places, samplePaperValues(template.formKind, template.schemeYear, places)), signal);
  }

  return {
    list: () => allTemplates(store.read).map((row) => briefOf(row, rates().forms)),
    get,
    add: createTemplateAdding(deps),
    savePlaces,
    remove: (id) => ({ undoId: change(id, (db) => updateTemplate(db, id, { removedAt: clock.now() })) }),
    undo,
    file,
    sample,
  };
}

type TemplateImage = Pick<TemplateRow, 'places' | 'isChecked' | 'removedAt'>;

/** What the user can change of a template; it is never put back where there is none. */
const templateImages: RowImages<TemplateImage> = {
  take: (db, id) => {
    const row = findTemplate(db, id);
    return row && { places: row.places, isChecked: row.isChecked, removedAt: row.removedAt };
  },
  put: (db, id, image) => {
    if (image !== null) updateTemplate(db, id, image);
  },
  canPut: () => true,
  refusal: () => new AppError('NOTHING_TO_UNDO'),
};
