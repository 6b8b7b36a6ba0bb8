import type { PensionOutput } from '../../../shared/contract/pension-documents.ts';
import type { Appearance } from '../../../shared/domain/invoices/printed-document.ts';
import { dataSheetVersion } from '../../../shared/domain/pension/form-papers.ts';
import type { SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import type { FormKind } from '../../../shared/domain/pension/template-model.ts';
import { placedValues } from '../../../shared/domain/pension/template-places.ts';
import { formAValues, formBValues, type FormValues } from '../../../shared/domain/pension/template-values.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store } from '../../db/store.ts';
import { sha256Of } from '../../file-pieces.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentPrinter } from '../../ports/document-printer.ts';
import type { FormFiller, FormToFill } from '../../ports/form-filler.ts';
import { createNotedReader, noteOutput, outputsOf, type OutputRow } from './outputs-store.ts';
import type { Papers } from './papers.ts';
import type { PensionTemplateService } from './templates.ts';

export interface PaperPrintingDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly printer: DocumentPrinter;
  readonly filler: FormFiller;
  readonly papers: Papers;
  readonly templates: Pick<PensionTemplateService, 'list' | 'get' | 'file'>;
}

/** PDFs of forms and months. Each is noted with its version, scheme year, hash and time. Rules in docs/rules/pension-documents.md. */
export interface PaperPrinting {
  /** @throws AppError NOT_FOUND, PENSION_PROFILE_MISSING, PDF_CRASHED */
  formSheet(formId: string, signal?: AbortSignal): Promise<Uint8Array>;
  /** Form B with all its Form As. @throws as `formSheet` */
  monthPack(monthId: string, signal?: AbortSignal): Promise<Uint8Array>;
  /** The official Form A of the year, filled. @throws as `formSheet`; PENSION_TEMPLATE_YEAR, and as FormFiller.fill */
  filledForm(formId: string, signal?: AbortSignal): Promise<Uint8Array>;
  /** The official Form B of the year, filled. @throws as `filledForm` */
  filledMonth(monthId: string, signal?: AbortSignal): Promise<Uint8Array>;
  /** The official Form B of a month and its Form As, filled, in one PDF. @throws as `filledForm` */
  filledPack(monthId: string, signal?: AbortSignal): Promise<Uint8Array>;
  /** What was made of a form or a month, oldest first. */
  outputs(subjectId: string): readonly PensionOutput[];
}

/** Data sheets have a look of their own: the printer leaves this aside. */
const plain: Appearance = { template: 'plain', accent: '#1D2327', logo: null };

export function createPaperPrinting({ store, clock, newId, printer, filler, papers, templates }: PaperPrintingDeps): PaperPrinting {
  const isNoted = createNotedReader(store.read);

  function noted(bytes: Uint8Array, about: Pick<OutputRow, 'formId' | 'monthId' | 'kind' | 'version' | 'schemeYear'>): Uint8Array {
    const output = { id: newId(), ...about, sha256: sha256Of(bytes), madeAt: clock.now() };
    if (!isNoted(output)) store.write((db) => noteOutput(db, output));
    return bytes;
  }

  async function formSheet(formId: string, signal?: AbortSignal): Promise<Uint8Array> {
    const paper = papers.ofForm(formId);
    const bytes = await printer.print({ kind: 'pensionForms', formB: null, forms: [paper] }, plain, { signal });
    return noted(bytes, { formId, monthId: null, kind: 'sheet', version: sheetVersion, schemeYear: paper.schemeYear });
  }

  async function monthPack(monthId: string, signal?: AbortSignal): Promise<Uint8Array> {
    const { formB, forms } = papers.ofMonth(monthId);
    const bytes = await printer.print({ kind: 'pensionForms', formB, forms }, plain, { signal });
    return noted(bytes, { formId: null, monthId, kind: 'pack', version: sheetVersion, schemeYear: formB.schemeYear });
  }

  async function filledForm(formId: string, signal?: AbortSignal): Promise<Uint8Array> {
    const paper = papers.ofForm(formId);
    const { bytes, version } = await filled('formA', paper.schemeYear, formAValues(paper), signal);
    return noted(bytes, { formId, monthId: null, kind: 'official', version, schemeYear: paper.schemeYear });
  }

  async function filledMonth(monthId: string, signal?: AbortSignal): Promise<Uint8Array> {
    const { formB } = papers.ofMonth(monthId);
    const { bytes, version } = await filled('formB', formB.schemeYear, formBValues(formB), signal);
    return noted(bytes, { formId: null, monthId, kind: 'official', version, schemeYear: formB.schemeYear });
  }

  async function filledPack(monthId: string, signal?: AbortSignal): Promise<Uint8Array> {
    const { formB, forms } = papers.ofMonth(monthId);
    const all = [
      toFill('formB', formB.schemeYear, formBValues(formB)),
      ...forms.map((paper) => toFill('formA', paper.schemeYear, formAValues(paper))),
    ];
    const bytes = await filler.pack(all, signal);
    const version = [...new Set(all.map((form) => form.version))].join(', ');
    return noted(bytes, { formId: null, monthId, kind: 'pack', version, schemeYear: formB.schemeYear });
  }

  async function filled(kind: FormKind, year: SchemeYear, values: FormValues, signal: AbortSignal | undefined): Promise<FilledForm> {
    const { bytes, places, version } = toFill(kind, year, values);
    return { bytes: await filler.fill(bytes, places, signal), version };
  }

  /** By the form of the very year that was looked at and added last; that of another year is never taken. */
  function toFill(kind: FormKind, year: SchemeYear, values: FormValues): FormToFill & { readonly version: string } {
    const found = templates.list().find(({ formKind, schemeYear, isChecked }) => formKind === kind && schemeYear === year && isChecked);
    if (found === undefined) throw new AppError('PENSION_TEMPLATE_YEAR', { schemeYear: year });
    const { id, places, version, sha256 } = templates.get(found.id);
    // A form that does not name its version is known by its hash.
    return { bytes: templates.file(id), places: placedValues(places, values), version: version === '' ? sha256.slice(0, 12) : version };
  }

  const outputs = (subjectId: string): readonly PensionOutput[] =>
    outputsOf(store.read, subjectId).map(({ kind, version, schemeYear, sha256, madeAt }) => ({
      kind,
      version,
      schemeYear,
      sha256,
      madeAt,
    }));

  return { formSheet, monthPack, filledForm, filledMonth, filledPack, outputs };
}

const sheetVersion = `data sheet ${dataSheetVersion}`;

interface FilledForm {
  readonly bytes: Uint8Array;
  readonly version: string;
}
