import type { ErrorCode } from './codes.ts';

/** The words for what can be wrong with bank files and with tables that are imported. */
export const fileTexts = {
  BANK_FILE_CRASHED: {
    title: 'The bank file could not be read',
    action: 'Something in it goes beyond what can be read safely. Nothing was kept. Export a shorter period, or another format.',
  },
  BANK_LINE_TAKEN: { title: 'This line is matched or set aside already', action: 'Look at the list as it is now. Nothing was changed.' },
  BANK_FILE_TOO_LARGE: { title: 'The file is larger than 25 MB', action: 'Export a shorter period. Nothing was read.' },
  BANK_READING_GONE: { title: 'This file is no longer held', action: 'Choose it again. Nothing was kept of it.' },
  IMPORT_CRASHED: {
    title: 'The table could not be read',
    action: 'Something in it goes beyond what can be read safely. Nothing was imported. Take it in parts, or save it as CSV anew.',
  },
  IMPORT_GONE: { title: 'This file is no longer held', action: 'Choose it again. Nothing was imported of it.' },
  IMPORT_TOO_LARGE: { title: 'The file is larger than 8 MB', action: 'Take it in parts. Nothing was read.' },
  NOTHING_TO_IMPORT: {
    title: 'No row of this table can be imported',
    action: 'Look at what is said beside the rows. Nothing was changed.',
  },
} as const satisfies Partial<Record<ErrorCode, { readonly title: string; readonly action: string }>>;
