import type { PensionPost, PensionProfile } from '../../../shared/contract/pension-profiles.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { dayWithYearWords } from '../../ui/time-words.ts';
import { nationWords } from '../organisations/organisation-words.ts';

export const schemeStatusWords: Readonly<Record<PensionProfile['status'], string>> = {
  active: 'Active in the 2015 Scheme',
  partlyRetired: 'Partly retired, still active',
  retiredRejoined: 'Retired, and back in the 2015 Scheme',
  retiredNotRejoined: 'Retired, not back in',
  optedOut: 'Opted out',
  notEligible: 'Not eligible',
  notSure: 'Not sure',
};

export const postWords: Readonly<Record<PensionPost['kind'], string>> = {
  type1: 'Type 1 (partner)',
  type2: 'Type 2 (salaried)',
  solo: 'SOLO (out of hours, ICB)',
  officer: 'Officer (hospital, employed)',
};

/** What a profile says, in one line. */
export function profileLine({ nation, status, hostBody }: PensionProfile): string {
  return [nationWords[nation], schemeStatusWords[status], ...(hostBody === '' ? [] : [hostBody])].join(' · ');
}

/** What the forms will ask for and is not stored yet: `SD number`. */
export function missingNumbers({ held }: Pick<PensionProfile, 'held'>): readonly string[] {
  return numberNames.filter(([name]) => !held[name]).map(([, words]) => words);
}

export const numberNames = [
  ['niNumber', 'National Insurance number'],
  ['gmcNumber', 'GMC number'],
  ['sdNumber', 'SD number'],
  ['dateOfBirth', 'Date of birth'],
] as const;

/** `since Fri 1 May 2026`, `Fri 1 May 2026 to Sat 2 May 2026`. */
export function postSpan({ startsOn, endsOn }: { readonly startsOn: LocalDate; readonly endsOn: LocalDate | null }): string {
  return endsOn === null ? `since ${dayWithYearWords(startsOn)}` : `${dayWithYearWords(startsOn)} to ${dayWithYearWords(endsOn)}`;
}
