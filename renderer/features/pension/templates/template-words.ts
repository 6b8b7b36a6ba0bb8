import type { TemplateBrief } from '../../../../shared/contract/pension-documents.ts';
import type { ValueChoice } from '../../../../shared/domain/pension/template-keys.ts';
import type { FormKind, ValuePart } from '../../../../shared/domain/pension/template-model.ts';
import { formatSchemeYear } from '../../../../shared/domain/pension/scheme-year.ts';
import type { PlacedItem } from './placed-items.ts';

export const kindWords: Readonly<Record<FormKind, string>> = { formA: 'Form A', formB: 'Form B' };

export const partWords: Readonly<Record<ValuePart, string>> = {
  whole: 'All of it',
  pounds: 'Pounds',
  pence: 'Pence',
  day: 'Day',
  month: 'Month',
  year: 'Year',
};

/** `Form A 2026/27`. */
export function templateName({ formKind, schemeYear }: Pick<TemplateBrief, 'formKind' | 'schemeYear'>): string {
  return `${kindWords[formKind]} ${formatSchemeYear(schemeYear)}`;
}

/** What is filled in at a place, in words; `Box 1: fee, pence`. */
export function valueWords({ value, part }: Pick<PlacedItem, 'value' | 'part'>, choices: ReadonlyMap<string, ValueChoice>): string {
  if (value === null) return 'Left empty';
  const words = choices.get(value)?.words ?? value;
  return part === 'whole' ? words : `${words}, ${partWords[part].toLowerCase()}`;
}

/** What a place is on the form: the words of the form itself, else its name, else where the mark stands. */
export function placeWords({ field, area }: PlacedItem): string {
  if (field === null) return `Mark on page ${area.page + 1}`;
  const name = field.option === null ? field.name : `${field.name}, ${field.option}`;
  const words = [field.label, field.near].find((text) => text.trim() !== '');
  return words === undefined ? name : words.trim();
}

/** Which of several templates fills forms: the first of its kind and year that was looked at, as the list is ordered. */
export function usedTemplates(templates: readonly TemplateBrief[]): ReadonlySet<string> {
  const used = new Map<string, string>();
  for (const { id, formKind, schemeYear, isChecked } of templates) {
    const key = `${formKind} ${schemeYear}`;
    if (isChecked && !used.has(key)) used.set(key, id);
  }
  return new Set(used.values());
}
