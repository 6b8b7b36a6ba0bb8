import type { ErrorCode } from './codes.ts';

/** The words for what can be wrong with files that are kept, with bank files, and with tables that are imported. */
export const fileTexts = {
  KEPT_FILE_TOO_LARGE: {
    title: 'The file is too large to be kept',
    action: 'At most 10 MB, and 64 million pixels for a picture. Scan it in grey or at 150 dots per inch. Nothing was kept.',
  },
  KEPT_FILE_HEIC: {
    title: 'This is a picture in the format of Apple’s telephones (HEIC)',
    action: 'Not every computer can open it. Share it as JPEG or PDF, or take a screenshot of it, and add that. Nothing was kept.',
  },
  KEPT_FILE_KIND: {
    title: 'This is neither a PDF nor a PNG or JPEG picture',
    action: 'What counts is what is in the file, not its name. Save it as one of these. Nothing was kept.',
  },
  KEPT_FILE_CUT: {
    title: 'The file is not whole',
    action: 'Its end is missing, as when a download or a scan stops half-way. Save or scan it again. Nothing was kept.',
  },
  KEPT_FILE_DAMAGED: {
    title: 'The kept file is not what it was',
    action: 'Its bytes have changed on the disk, so it is not shown. A backup may still have it whole; everything else is unchanged.',
  },
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
