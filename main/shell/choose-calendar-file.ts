import { dialog, type BrowserWindow } from 'electron';
import { readOpenedFile } from '../node/opened-file.ts';
import type { Ask } from '../ports/shell.ts';

/** Lets the user choose a calendar file; null when none was. */
export async function chooseCalendarFile(window: BrowserWindow): Promise<Ask | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open a calendar file',
    properties: ['openFile'],
    filters: [{ name: 'Calendar files', extensions: ['ics', 'ical', 'ifb'] }],
  });
  const [path] = filePaths;
  return path === undefined ? null : { to: 'calendarFile', read: () => readOpenedFile(path) };
}
