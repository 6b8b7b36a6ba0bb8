import { formatSchemeYear, schemeYear } from './scheme-year.ts';
import type { TemplateRefusal } from './template-model.ts';

/**
 * Why a file was not taken, and what helps.
 *
 * @param foundYear  the scheme year that the text names, for `otherYear`
 */
export function templateRefusalWords(refusal: TemplateRefusal, foundYear: number | null): string {
  if (refusal !== 'otherYear' || foundYear === null) return words[refusal];
  return `The form says that it is for ${formatSchemeYear(schemeYear(foundYear))}. Forms change every year: import the one for the year of the work.`;
}

const words: Readonly<Record<TemplateRefusal, string>> = {
  notPdf: 'The file is not a PDF.',
  tooLarge: 'The file is larger than 8 MB. The official forms are far smaller.',
  encrypted: 'The file is protected. Open it in a PDF reader, print it into a new PDF, and import that.',
  damaged: 'The file is damaged and cannot be read. Download it again.',
  xfa: 'The form is of a kind (XFA) that only Adobe’s own reader shows. Print it into a new PDF there, and import that.',
  tooManyPages: 'The file has more than 40 pages. The official forms have a few.',
  tooManyFields: 'The file has more than 1,500 fields. The official forms have far fewer.',
  attachments: 'The file carries other files inside it. An official form does not: download it again from its publisher.',
  starts: 'The file would start programs on your computer. An official form does not: download it again from its publisher.',
  otherYear: 'The form is for another scheme year.',
  otherForm: 'The file is known as the other form. Choose which one it is above.',
};
