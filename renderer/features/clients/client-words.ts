import { clientInputSchema, type Client, type ClientInput } from '../../../shared/contract/clients.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { dayOf, timeOf } from '../../../shared/domain/zones.ts';
import { dayWordsAt, nearDayWords } from '../../ui/time-words.ts';

/** What stands in the fields of the client form, as typed. */
export interface ClientFormValues {
  readonly name: string;
  readonly code: string;
}

export const emptyClient: ClientFormValues = { name: '', code: '' };

export function clientValues({ name, code }: Pick<Client, 'name' | 'code'>): ClientFormValues {
  return { name, code: code ?? '' };
}

/** What the contract is given; checked by `clientErrors` before it is sent. */
export function toClientInput({ name, code }: ClientFormValues): ClientInput {
  return { name, code: code.trim() === '' ? null : code };
}

/** One text per field that is not right yet, by the contract's own rules; empty when it can be saved. */
export function clientErrors(values: ClientFormValues): Partial<Record<keyof ClientFormValues, string>> {
  const errors: Partial<Record<keyof ClientFormValues, string>> = {};
  for (const issue of clientInputSchema.safeParse(toClientInput(values)).error?.issues ?? []) {
    const field = issue.path[0] === 'code' ? 'code' : 'name';
    errors[field] ??= issue.code === 'too_big' ? `At most ${issue.maximum} characters` : issue.message;
  }
  return errors;
}

/** Why the form asks so little. */
export const whyFirstNameOnly =
  'A first name or initials is all it takes to know who is next. Surnames, addresses and birth dates are not asked for, so they can never leak.';

/** `Tue 24 Nov`, or a dash for a client who has not been here. */
export function lastSessionWords({ lastSessionAt }: Pick<Client, 'lastSessionAt'>, zone: ZoneId, now: Instant): string {
  return lastSessionAt === null ? '—' : dayWordsAt(lastSessionAt, zone, now);
}

/** `Tomorrow 14:00`, `Tue 24 Nov 14:00`, or a dash. */
export function nextSessionWords({ nextSessionAt }: Pick<Client, 'nextSessionAt'>, zone: ZoneId, now: Instant): string {
  if (nextSessionAt === null) return '—';
  return `${nearDayWords(dayOf(nextSessionAt, zone), dayOf(now, zone))} ${timeOf(nextSessionAt, zone)}`;
}

/** `1 client`, `1,204 clients`. */
export function clientCountWords(count: number): string {
  return `${count.toLocaleString('en-GB')} client${count === 1 ? '' : 's'}`;
}
