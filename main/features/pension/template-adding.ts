import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { AddedTemplate } from '../../../shared/contract/pension-documents.ts';
import type { SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import type { FormKind, TemplateReading, TemplateRefusal } from '../../../shared/domain/pension/template-model.ts';
import { templateRefusalWords } from '../../../shared/domain/pension/template-refusal-words.ts';
import { otherYearOf } from '../../../shared/domain/pension/template-text.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { KnownFigures, KnownForm } from '../../../shared/rates/known-figures.ts';
import type { Store } from '../../db/store.ts';
import { sha256Of } from '../../file-pieces.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FormFiller } from '../../ports/form-filler.ts';
import { viewOf } from './template-views.ts';
import { deleteTemplate, insertTemplate, templateOf, type TemplateRow } from './templates-store.ts';

export interface PensionTemplateDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly filler: FormFiller;
  /** As they are in use now. */
  readonly rates: () => KnownFigures;
  /** @throws AppError UPLOAD_GONE */
  readonly takeUpload: (uploadId: string) => Uint8Array;
}

export interface NewTemplate {
  readonly uploadId: string;
  readonly formKind: FormKind;
  readonly schemeYear: SchemeYear;
  readonly fileName: string;
}

export type AddTemplate = (request: NewTemplate, signal?: AbortSignal) => Promise<AddedTemplate>;

/** Reads an official form, and keeps it when it can be filled for the year that the user says. */
export function createTemplateAdding({ store, clock, newId, announce, filler, rates, takeUpload }: PensionTemplateDeps): AddTemplate {
  function rowOf(reading: TemplateReading, { formKind, schemeYear, fileName }: NewTemplate, pdf: Buffer): TemplateRow {
    return {
      id: newId(),
      formKind,
      schemeYear,
      fileName,
      sha256: sha256Of(pdf),
      version: reading.version,
      reading: JSON.stringify(reading),
      places: '[]',
      isChecked: false,
      addedAt: clock.now(),
      removedAt: null,
    };
  }

  return async (request, signal) => {
    const pdf = Buffer.from(takeUpload(request.uploadId));
    const known = rates().forms.filter(({ sha256 }) => sha256 === sha256Of(pdf));
    const misnamed = misnamedAs(known, request);
    if (misnamed !== null) return misnamed;
    const answer = await filler.read(pdf, signal);
    if (answer.outcome === 'refused') return refused(answer.refusal, null);
    // A form that is known by its hash is what it is known as, whatever years its text names.
    const foundYear = known.length > 0 ? null : otherYearOf(answer.reading.years, request.schemeYear);
    if (foundYear !== null) return refused('otherYear', foundYear);
    const row = rowOf({ ...answer.reading, version: known[0]?.version ?? answer.reading.version }, request, pdf);
    store.write((db) => {
      const held = templateOf(db, row);
      if (held !== null && held.removedAt === null) throw new AppError('PENSION_TEMPLATE_HELD', { templateId: held.id });
      if (held !== null) deleteTemplate(db, held.id);
      insertTemplate(db, row, pdf);
    });
    announce(['pension']);
    return { outcome: 'added', template: viewOf(row, rates()) };
  };
}

/** A file that is known as another form, or as one of another year. */
function misnamedAs(known: readonly KnownForm[], { formKind, schemeYear }: NewTemplate): AddedTemplate | null {
  const [first] = known;
  if (first === undefined || known.some((form) => form.formKind === formKind && form.schemeYear === schemeYear)) return null;
  return first.formKind === formKind ? refused('otherYear', first.schemeYear) : refused('otherForm', null);
}

function refused(refusal: TemplateRefusal, foundYear: number | null): AddedTemplate {
  return { outcome: 'refused', refusal, words: templateRefusalWords(refusal, foundYear) };
}
