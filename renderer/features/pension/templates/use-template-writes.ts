import { useMutation } from '@tanstack/react-query';
import type { TemplateBrief } from '../../../../shared/contract/pension-documents.ts';
import type { FormKind, Place } from '../../../../shared/domain/pension/template-model.ts';
import { useApi, useConnection } from '../../../app/api.ts';
import { notifyDone, notifyFailure } from '../../../app/notify.tsx';
import { templateName } from './template-words.ts';

/** The largest file that is handed over; larger ones are refused before that. */
const MOST_BYTES = 25 * 1024 * 1024;

export interface NewTemplate {
  readonly file: File;
  readonly formKind: FormKind;
  /** First calendar year. */
  readonly schemeYear: number;
}

export interface PlacesToSave {
  readonly template: TemplateBrief;
  readonly places: readonly Place[];
}

/** Imports official forms, keeps what goes where, and removes them; what can be undone offers it. */
export function useTemplateWrites() {
  const api = useApi();
  const connection = useConnection();
  const undo = useMutation({
    mutationFn: (undoId: string) => api.pensionDocuments.undo.call({ undoId }),
    onSuccess: () => notifyDone('Taken back.'),
    onError: notifyFailure,
  });
  const add = useMutation({
    mutationFn: async ({ file, formKind, schemeYear }: NewTemplate) => {
      if (file.size > MOST_BYTES) throw Object.assign(new Error('too large'), { code: 'PENSION_TEMPLATE_CRASHED' });
      const uploadId = await connection.upload(file);
      return api.pensionDocuments.addTemplate.call({ uploadId, formKind, schemeYear, fileName: shortName(file.name) });
    },
  });
  const savePlaces = useMutation({
    mutationFn: ({ template: { id }, places }: PlacesToSave) => api.pensionDocuments.savePlaces.call({ id, places }),
    onSuccess: ({ undoId }, { template }) =>
      notifyDone(`${templateName(template)} is ready to be filled in.`, { undo: () => undo.mutate(undoId) }),
  });
  const remove = useMutation({
    mutationFn: ({ id }: TemplateBrief) => api.pensionDocuments.removeTemplate.call({ id }),
    onSuccess: ({ undoId }, template) => notifyDone(`${templateName(template)} is removed.`, { undo: () => undo.mutate(undoId) }),
    onError: notifyFailure,
  });
  return { add, savePlaces, remove };
}

/** Without what cannot stand in a line, and not longer than is kept. */
function shortName(fileName: string): string {
  const line = fileName
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 120);
  return line === '' ? 'form.pdf' : line;
}
