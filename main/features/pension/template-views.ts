import { placesSchema, templateReadingSchema, type FormTemplate, type TemplateBrief } from '../../../shared/contract/pension-documents.ts';
import { partsOf, tierRatesOf, valueChoices } from '../../../shared/domain/pension/template-keys.ts';
import type { Place } from '../../../shared/domain/pension/template-model.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { KnownFigures, KnownForm } from '../../../shared/rates/known-figures.ts';
import type { ReadDb } from '../../db/store.ts';
import { findTemplate, type TemplateRow } from './templates-store.ts';

/** Without those that were removed. @throws AppError NOT_FOUND */
export function requireTemplate(db: ReadDb, id: string): TemplateRow {
  const row = findTemplate(db, id);
  if (row === null || row.removedAt !== null) throw new AppError('NOT_FOUND', { templateId: id });
  return row;
}

/** Every place is one of the form's, and every value one that the form can hold. @throws AppError PENSION_TEMPLATE_CHANGED */
export function requirePlaces({ formKind, tiers, reading }: FormTemplate, places: readonly Place[]): void {
  const choices = new Map(valueChoices(formKind, tiers).map((choice) => [choice.key, choice]));
  const fields = new Set(reading.fields.map(({ name, option }) => JSON.stringify([name, option])));
  const isThere = ({ value, part, target }: Place): boolean => {
    const choice = choices.get(value);
    if (choice === undefined || !partsOf(choice.kind).includes(part)) return false;
    return target.kind === 'mark' ? target.page < reading.pages.length : fields.has(JSON.stringify([target.name, target.option]));
  };
  if (!places.every(isThere)) throw new AppError('PENSION_TEMPLATE_CHANGED');
}

/** @param forms  those that are known by their hash */
export function briefOf(row: TemplateRow, forms: readonly KnownForm[]): TemplateBrief {
  const { id, formKind, schemeYear, fileName, sha256, version, isChecked, addedAt } = row;
  const isKnown = forms.some((form) => form.sha256 === sha256 && form.formKind === formKind && form.schemeYear === schemeYear);
  return { id, formKind, schemeYear, fileName, sha256, version, isChecked, isKnown, addedAt };
}

export function viewOf(row: TemplateRow, { pension, forms }: KnownFigures): FormTemplate {
  return {
    ...briefOf(row, forms),
    reading: templateReadingSchema.parse(JSON.parse(row.reading)),
    places: placesSchema.parse(JSON.parse(row.places)),
    tiers: tierRatesOf(pension, row.schemeYear),
  };
}
