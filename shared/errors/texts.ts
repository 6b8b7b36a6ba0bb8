import { accountTexts } from './account-texts.ts';
import type { ErrorCode } from './codes.ts';
import { fileTexts } from './file-texts.ts';
import { invoiceTexts } from './invoice-texts.ts';
import { mailTexts } from './mail-texts.ts';
import { updateTexts } from './update-texts.ts';

/** What happened, and what is safe and can be done about it. */
export interface ErrorText {
  readonly title: string;
  readonly action: string;
}

/** The words for every code: neutral statements, no blame, no jargon. */
export const errorTexts = {
  INVALID_INPUT: { title: 'Something in the form is not right', action: 'Check the marked fields. Nothing was saved.' },
  NOT_FOUND: { title: 'This entry no longer exists', action: 'It may have been removed in another window. Nothing was changed.' },
  FORBIDDEN: { title: 'This window cannot do that', action: 'Use the main window instead.' },
  NOT_SUPPORTED_HERE: {
    title: 'Not available in this version of the app',
    action: 'The desktop app offers it; everything else works here.',
  },
  UNEXPECTED: { title: 'Unexpected error', action: 'Your saved data is unchanged. Try again; if it comes back, send the log from Help.' },

  VAULT_LOCKED: { title: 'Session Desk is locked', action: 'Unlock it to go on.' },
  VAULT_EXISTS: {
    title: 'This folder already holds a profile',
    action: 'Unlock that profile, or choose another folder. Nothing was overwritten.',
  },
  LOCK_NEEDS_PASSPHRASE: {
    title: 'Locking needs a passphrase',
    action: 'Set one under Settings, Security. Without it the keychain would open the profile again for anyone at this computer.',
  },
  PASSPHRASE_NEEDED: {
    title: 'The keychain of this computer cannot keep the key',
    action: 'Choose a passphrase: it will protect your data instead.',
  },
  PASSPHRASE_KEPT: {
    title: 'The passphrase was not removed',
    action: 'The keychain of this computer did not take the key, so the passphrase stays. Unlock the keychain and try again.',
  },
  PASSPHRASE_TOO_SHORT: {
    title: 'The passphrase is too short',
    action: 'Use at least 10 characters; four ordinary words are a good choice.',
  },
  WRONG_PASSPHRASE: {
    title: 'That passphrase does not fit',
    action: 'Check capitals and keyboard language and try again, or use the recovery code.',
  },
  WRONG_RECOVERY_CODE: {
    title: 'That recovery code does not fit',
    action: 'Compare it with your printed copy. Dashes and capitals do not matter.',
  },
  KEYCHAIN_LOCKED: {
    title: 'The keychain of this computer is locked',
    action: 'Unlock it and try again, or use your passphrase or recovery code. Your data is safe.',
  },
  KEYCHAIN_DISMISSED: {
    title: 'The keychain request was dismissed',
    action: 'Try again and allow it, or use your passphrase or recovery code. Your data is safe.',
  },
  KEYCHAIN_ABSENT: {
    title: 'The key is not in the keychain of this computer',
    action: 'Use your passphrase or recovery code. Your data is safe, and nothing was replaced.',
  },
  KEYCHAIN_WRONG: {
    title: 'The keychain holds a key that does not fit this profile',
    action: 'Use your passphrase or recovery code. Neither the keychain nor your data was changed.',
  },
  KEYCHAIN_UNUSABLE: {
    title: 'The keychain of this computer cannot keep the key',
    action: 'It is missing or switched off. Your passphrase and recovery code work as before.',
  },
  KEYS_MISSING: {
    title: 'The key file of this profile is missing',
    action: 'Restore the keys.json file, or restore a backup with your recovery code. The database was not touched.',
  },
  KEYS_DAMAGED: {
    title: 'The key file of this profile is damaged',
    action: 'Restore a backup with your recovery code. The damaged file was kept.',
  },
  DATABASE_MISSING: {
    title: 'The database of this profile is missing',
    action: 'Put the folder back, or restore a backup. No new database was made.',
  },
  DATABASE_DAMAGED: {
    title: 'The database is damaged',
    action: 'Restore the newest backup. The damaged file is kept beside it and never deleted.',
  },
  DATABASE_NEWER: { title: 'This profile was saved by a newer version', action: 'Update Session Desk to open it. Nothing was changed.' },
  PROFILE_READ_ONLY: {
    title: 'The profile folder cannot be written',
    action: 'Give yourself write access to the folder, then try again. Your data is unchanged.',
  },
  PROFILE_IN_USE: { title: 'This profile is already open', action: 'Use the window that is open, or close it first.' },
  DISK_FULL: {
    title: 'The disk is full',
    action: 'Free some space and try again. What was saved before is safe; the last change was not saved.',
  },
  DISK_FAILED: {
    title: 'The disk does not answer as it should',
    action: 'Check that it is connected, and try again. What was saved before is safe; the last change may not have been saved.',
  },
  RUNTIME_TOO_OLD: { title: 'This version of Node.js is too old', action: 'Run the app with npm start, which brings the right version.' },

  BACKUP_FOLDER_UNUSABLE: {
    title: 'Backups cannot be written to that folder',
    action: 'Choose a folder that exists and can be written. The earlier backups are unchanged.',
  },
  BACKUP_DAMAGED: { title: 'This backup is damaged', action: 'Choose an older one. Your present data is unchanged.' },
  BACKUP_NEWER: {
    title: 'This backup was made by a newer version',
    action: 'Update Session Desk, then restore it. Your present data is unchanged.',
  },
  BACKUP_WRONG_KEY: {
    title: 'This backup belongs to another profile',
    action: 'Enter the recovery code of the profile that it came from.',
  },
  BACKUP_NONE: { title: 'No backup was found there', action: 'Choose the folder that holds files ending in .sdbackup.' },

  CLIENT_IN_USE: { title: 'This client has sessions', action: 'Archive the client instead; the sessions stay.' },
  SERVICE_IN_USE: { title: 'Sessions use this service', action: 'Archive it instead; those sessions stay as they are.' },
  SESSION_RUNNING: { title: 'The clock is running', action: 'Finish what runs on it first.' },
  SESSION_NOT_RUNNING: { title: 'No session is running', action: 'Start one first.' },
  SESSION_FINISHED: { title: 'This session is finished', action: 'Its times can be corrected in the calendar.' },
  SERIES_TOO_LONG: { title: 'The repeat is too long', action: 'At most 200 sessions and two years can be made at once.' },
  NOTHING_TO_UNDO: { title: 'There is nothing to undo', action: 'Changes can be undone until the app is closed.' },

  FEED_ADDRESS_INVALID: {
    title: 'That is not a calendar address',
    action: 'Copy the iCal address from your booking platform; it begins with https:// or webcal://.',
  },
  FEED_NOT_HTTPS: { title: 'The address is not secure', action: 'Use the address that begins with https:// or webcal://.' },
  FEED_PRIVATE_ADDRESS: {
    title: 'This calendar is on your own network',
    action: 'Confirm that you want to use it, if you know the server.',
  },
  FEED_UNREACHABLE: {
    title: 'The calendar could not be reached',
    action: 'Saved sessions are unchanged. Check the connection, or try again later.',
  },
  FEED_LINK_DEAD: {
    title: 'This calendar link no longer works',
    action: 'Copy it again from your booking platform. Saved sessions are unchanged.',
  },
  FEED_TLS: {
    title: 'The calendar server could not prove who it is',
    action: 'Its certificate is not valid. Saved sessions are unchanged; try again later or ask the provider.',
  },
  FEED_REDIRECTS: { title: 'The calendar address leads in circles', action: 'Copy it again from your booking platform.' },
  FEED_TOO_SLOW: { title: 'The calendar took too long to answer', action: 'Saved sessions are unchanged. Try again later.' },
  FEED_TOO_LARGE: { title: 'The calendar is too large', action: 'Feeds up to 20 MB are read. Ask your platform for a shorter period.' },
  FEED_NOT_CALENDAR: {
    title: 'The address does not lead to a calendar',
    action: 'It may be a web page or need a sign-in. Copy the iCal address itself.',
  },
  FEED_INCOMPLETE: { title: 'The calendar arrived incomplete', action: 'Saved sessions are unchanged. Try again.' },
  FEED_CRASHED: {
    title: 'The calendar could not be read',
    action: 'Something in it goes beyond what can be read safely. Saved sessions are unchanged.',
  },
  FEED_TOO_SOON: { title: 'Synced a moment ago', action: 'Wait a few seconds before the next sync.' },
  FEED_BUSY: { title: 'A sync is already running', action: 'Wait until it ends, or cancel it.' },
  FEED_PREVIEW_GONE: { title: 'This preview is out of date', action: 'Sync again to see the present state. Nothing was imported.' },
  FEED_ZONES_STALE: {
    title: 'The time-zone data of this app is out of date',
    action: 'Update Session Desk before importing; times could be an hour off.',
  },
  IDENTITY_IN_USE: { title: 'Bookings use this identity', action: 'Archive it instead; what was booked under it stays.' },
  LOGO_TOO_LARGE: { title: 'The logo is too large', action: 'Choose a picture of at most 500 KB and 4,000 pixels a side.' },
  LOGO_NOT_PICTURE: { title: 'This file is not a PNG or JPEG picture', action: 'Choose another file. The logo is unchanged.' },
  ORGANISATION_IN_USE: { title: 'This organisation has bookings', action: 'Archive it instead; its bookings stay.' },
  BOOKING_STATE: { title: 'The booking has moved on', action: 'It can no longer do that in its present state. Nothing was changed.' },
  BOOKING_NOT_BEGUN: { title: 'This booking has not begun', action: 'It can be marked as delivered from its start on.' },
  BOOKING_CHANGED: {
    title: 'The booking was changed meanwhile',
    action: 'Close this and confirm it anew, so that the message says what is agreed now. Nothing was sent.',
  },
  BOOKING_WRITTEN_ABOUT: {
    title: 'A confirmation of this booking went out',
    action: 'It stays on record; cancel it if it does not take place. Nothing was changed.',
  },
  BOOKING_FILE_KEPT: { title: 'A file is kept with this booking', action: 'Remove its status statement first. Nothing was changed.' },

  FILE_UNREADABLE: { title: 'The file could not be read', action: 'Check that it exists and that you may open it.' },
  UPLOAD_GONE: { title: 'The file is no longer held', action: 'Choose it again.' },

  ...fileTexts,

  NO_FIGURE_FOR_DATE: {
    title: 'No official figure is known for that date',
    action: 'Check the date. If it is right, update Session Desk, or enter the figure yourself. Nothing was assumed.',
  },

  ...invoiceTexts,

  PENSION_PROFILE_MISSING: {
    title: 'There is no pension profile yet',
    action: 'Enter it under Settings, Pension. Nothing was changed.',
  },
  PENSION_COMPANY: {
    title: 'Work through a limited company cannot be pensioned',
    action: 'Choose the identity under which you trade in your own name. Nothing was saved.',
  },
  NOT_PENSIONABLE: {
    title: 'This invoice has no work for a form',
    action: 'Only fees of issued invoices that are pensioned stand on Form A. Nothing was made.',
  },
  PENSION_IMPOSSIBLE: {
    title: 'This work cannot be pensioned',
    action: 'Work through a limited company, an agency or an umbrella company is never pensionable as a GP locum. Nothing was saved.',
  },
  PENSION_ALL_OR_NONE: {
    title: 'Other work of this scheme year is pensioned',
    action:
      'In Scotland and Northern Ireland locum work is pensioned all or none. Pension this work too; or withdraw the forms that were not handed in and say No at a booking that is not invoiced, which holds for the year. Nothing was saved.',
  },
  PENSION_FORM_STANDS: {
    title: 'A Form A stands for this invoice',
    action: 'Withdraw the form first. If it was handed in, credit the invoice and record a correction on its Form B. Nothing was changed.',
  },
  PENSION_FORM_STATE: {
    title: 'The form is not that far, or further',
    action: 'Look at where it stands, and do what comes next. Nothing was changed.',
  },
  PENSION_FORM_FIXED: {
    title: 'This form was handed in or has ended',
    action: 'It stays as it is. Nothing was changed.',
  },
  PENSION_OWN_SIGNATURE: {
    title: 'You cannot sign for the practice yourself',
    action: 'One person may not sign both parts of Form A. Enter who signed at the practice. Nothing was noted.',
  },
  PAID_BEFORE_WORK: { title: 'That day lies before the work', action: 'Check on which day the pay came in. Nothing was changed.' },
  PENSION_MONTH_CHANGED: {
    title: 'This month has changed since it was shown',
    action: 'Look at the month as it is now, and make Form B again. Nothing was stamped.',
  },
  PENSION_MONTH_FIXED: {
    title: 'This Form B was submitted',
    action: 'It stays as it is, with all its forms. Nothing was changed.',
  },
  PENSION_TIER_MISSING: { title: 'No tier is decided yet', action: 'Enter the tier of the scheme year. Nothing was stamped.' },
  PENSION_NUMBER_MISSING: {
    title: 'The SD number is missing',
    action: 'Enter it under Settings, Pension: the payment reference begins with it. Nothing was stamped.',
  },
  PENSION_NOT_SUBMITTED: { title: 'This Form B was not submitted yet', action: 'Note how it was submitted first. Nothing was changed.' },
  PENSION_CORRECTION_EMPTY: {
    title: 'Nothing differs from what was used',
    action: 'Enter the tier or the figures that are right. Nothing was recorded.',
  },
  PENSION_SETTLEMENT: {
    title: 'This way of settling does not fit the difference',
    action:
      'Money to pay goes with the next payment or apart, money to get back is taken off the next payment or refunded, and a difference below £1 is left as it is or goes with the next payment. Nothing was saved.',
  },
  PENSION_CORRECTION_FIXED: {
    title: 'This correction is settled, or a later one rests on it',
    action: 'Open it again first, and take away the later ones before it. Nothing was changed.',
  },
  PENSION_NOT_APPROVED: {
    title: 'A form on it was not signed by its practice',
    action: 'Note who signed it, or take Form B apart and leave the form for later. Nothing was changed.',
  },
  PENSION_FORM_CREDITED: {
    title: 'The invoice of a form was credited since the form was made',
    action:
      'Withdraw that form, and make it again for what is left. Where it stands on a Form B already, take that apart first. Nothing was changed.',
  },
  PENSION_TEMPLATE_CRASHED: {
    title: 'The PDF could not be read',
    action: 'Something in it goes beyond what can be read safely. Nothing was kept. Download it again from its publisher.',
  },
  PENSION_TEMPLATE_CHANGED: {
    title: 'A place on the form no longer fits the file',
    action: 'Check what goes where on the form. Nothing was filled in.',
  },
  PENSION_TEMPLATE_FULL: {
    title: 'A value is longer than its field on the form takes',
    action: 'Choose another place for it, or use the data sheet instead. Nothing was cut off.',
  },
  PENSION_TEMPLATE_SHORT: {
    title: 'The official form has no room for all rows',
    action: 'Place the missing rows if the form has them, or use the data sheet, which takes any number. Nothing was left out.',
  },
  PENSION_TEMPLATE_YEAR: {
    title: 'There is no official form for this scheme year',
    action: 'Forms change every year: import the one for the year of the work and check what goes where, or use the data sheet.',
  },
  PENSION_TEMPLATE_HELD: {
    title: 'This form is held already',
    action: 'It is in the list, with what goes where. Nothing was added.',
  },

  ...mailTexts,

  LOGO_UNREADABLE: {
    title: 'The logo could not be read',
    action: 'Choose a PNG or a JPEG of at most 4 MB and 4,000 pixels a side.',
  },
  PDF_CRASHED: { title: 'The PDF could not be made', action: 'Nothing was stored. Try again; if it happens again, report it.' },

  PLAN_NEEDED: {
    title: 'The plan you have does not make more of these',
    action: 'Everything that is there stays as it was, to be read, printed, exported and sent. Settings, Plans says what opens it.',
  },

  ...updateTexts,
  ...accountTexts,
} satisfies Record<ErrorCode, ErrorText>;
