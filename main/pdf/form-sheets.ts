import type { PrintedPensionForms } from '../../shared/domain/invoices/printed-document.ts';
import { formASheet } from '../../shared/domain/pension/form-a-sheet.ts';
import { formBSheet } from '../../shared/domain/pension/form-b-sheet.ts';
import type { FormSheet } from '../../shared/domain/pension/form-sheet.ts';

/** What is printed, and what the file is called: by Form B where there is one. @throws RangeError for no form at all */
export function formSheets({ formB, forms }: PrintedPensionForms): readonly [readonly FormSheet[], Pick<FormSheet, 'name' | 'madeOn'>] {
  const sheets = [...(formB === null ? [] : [formBSheet(formB)]), ...forms.map(formASheet)];
  const [first] = sheets;
  if (first === undefined) throw new RangeError('no form to print');
  return [sheets, first];
}
