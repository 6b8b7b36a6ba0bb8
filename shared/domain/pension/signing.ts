import type { TenWeekLevel } from './ten-weeks.ts';

/** What the payer is given to sign: our data sheet, or the official form of the year, filled. */
export const signingPapers = ['sheet', 'official'] as const;
export type SigningPaper = (typeof signingPapers)[number];

/** How urgently a signature is asked for once more; null when it would come too late. */
export type ChaseTone = 'first' | 'second' | 'last';

/** The last text is for when a letter would take too long. */
const lastDays = 3;

/** The words rise with the countdown: a question, from red on a request, in the last days what is lost. */
export function chaseTone({ level, daysLeft }: { readonly level: TenWeekLevel; readonly daysLeft: number | null }): ChaseTone | null {
  if (level === 'lost') return null;
  if (daysLeft !== null && daysLeft <= lastDays) return 'last';
  return level === 'red' ? 'second' : 'first';
}

const titles: ReadonlySet<string> = new Set(['dr', 'mr', 'mrs', 'ms', 'miss', 'mx', 'prof', 'professor']);

/** Whether two names are one person's: titles, accents, capitals, points and the order of the words tell nobody apart. No name is nobody's. */
export function isSamePerson(one: string, other: string): boolean {
  const [first, second] = [one, other].map(wordsOf);
  return first !== '' && first === second;
}

function wordsOf(name: string): string {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}'’]/gu, '');
  const words = letters.split(/[^\p{L}]+/u).filter((word) => word !== '' && !titles.has(word));
  return words.toSorted().join(' ');
}

/** Who signs at an organisation: the contact whose role speaks of pensions or approving, else nobody in particular. */
export function pensionContact<Contact extends { readonly role: string; readonly email: string }>(
  contacts: readonly Contact[],
): Contact | null {
  return contacts.find(({ role, email }) => email !== '' && /pension|approv|form a\b/iu.test(role)) ?? null;
}
