import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NudgeCommand } from '../../shared/contract/app.ts';

/** What a start, a second start or the system asks of the app; `show` brings the window up and nothing else. */
export type OutsideAsk =
  | { readonly to: 'show' }
  | { readonly to: 'place'; readonly id: NudgeCommand }
  | { readonly to: 'file'; readonly path: string };

const show: OutsideAsk = { to: 'show' };

/** Every place that a link can name. Any program and any website can send one, so a link grants, carries and does nothing. */
const places: Readonly<Record<string, NudgeCommand>> = {
  today: 'go-today',
  calendar: 'go-calendar',
  clients: 'go-clients',
  bookings: 'go-bookings',
  invoices: 'go-invoices',
  pension: 'go-pension',
  settings: 'go-settings',
  account: 'go-account',
  help: 'go-help',
};

/** `session-desk://today` and its like, to the letter; whatever else a link says only shows the window. */
export function askOfLink(link: string): OutsideAsk {
  const place = /^session-desk:\/\/([a-z]{1,20})\/?$/.exec(link)?.[1] ?? '';
  const id = Object.hasOwn(places, place) ? places[place] : undefined;
  return id === undefined ? show : { to: 'place', id };
}

/**
 * What the words of a command line ask. A word that is a link is the only one that counts: a link that was sent could
 * bring more words along.
 *
 * @param words  without the program; switches are passed over, with the folder that follows `--profile`
 * @param folder  from which a relative path leads
 */
export function askOfWords(words: readonly string[], folder: string): OutsideAsk {
  const given = words.filter((word, index) => !word.startsWith('-') && words[index - 1] !== '--profile');
  const link = given.find((word) => /^\s*session-desk:/i.test(word));
  if (link !== undefined) return askOfLink(link);
  const path = given.map((word) => pathOf(word, folder)).find((path) => path !== null && isCalendarFile(path));
  return path === undefined || path === null ? show : { to: 'file', path };
}

/** A file of a calendar by its name, on this computer: opening one on another would tell that who is here. */
export function isCalendarFile(path: string): boolean {
  return /\.(?:ics|ical|ifb)$/i.test(path) && path.length <= LONGEST_PATH && !path.includes('\0') && !/^[\\/]{2}/.test(path);
}

const LONGEST_PATH = 4_096;

/** Linux desktops hand files over as addresses. */
function pathOf(word: string, folder: string): string | null {
  if (!/^file:/i.test(word)) return /^[a-z][a-z+.-]+:\/\//i.test(word) || word.includes('\0') ? null : resolve(folder, word);
  const url = URL.parse(word);
  if (!url || url.host !== '') return null;
  try {
    return fileURLToPath(url);
  } catch {
    return null; // it hides a slash, or is none of this system
  }
}
