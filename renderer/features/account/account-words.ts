import type { AccountPage, AccountState, AccountTrouble } from '../../../shared/contract/account.ts';
import { licenceTimes } from '../../../shared/domain/licence/licence.ts';
import { planNames } from '../../../shared/domain/licence/plan-names.ts';
import { planTableOn, type Gate, type Plan } from '../../../shared/domain/licence/plans.ts';
import { plus, type Instant, type LocalDate, type ZoneId } from '../../../shared/domain/time.ts';
import type { ChipShape, ChipTone } from '../../ui/status-chip.tsx';
import { dayWordsAt } from '../../ui/time-words.ts';

/** Where and when a state is read. */
export interface Reading {
  readonly now: Instant;
  readonly zone: ZoneId;
}

export interface PlanWords {
  readonly name: string;
  readonly sentence: string;
  readonly chip: { readonly word: string; readonly shape: ChipShape; readonly tone: ChipTone };
}

/** Which plan holds on this computer, and until when. */
export function planWords({ standing, account }: AccountState, reading: Reading): PlanWords {
  const name = planNames[standing.plan];
  if (account === null)
    return {
      name,
      sentence: 'No account is connected, and none is needed.',
      chip: { word: 'No account', shape: 'dash', tone: 'muted' },
    };
  if (standing.state === 'NONE')
    return {
      name,
      sentence: account.isReleased ? released : 'No licence can be read here. The next one brings the plan of the account.',
      chip: { word: 'No licence', shape: 'ring', tone: 'muted' },
    };
  if (standing.state === 'RESTRICTED')
    return {
      name,
      sentence: account.isReleased ? released : restWords(standing),
      chip: {
        word: `${planNames[standing.licensedPlan]} ${standing.reason === 'ended' ? 'ended' : 'rests'}`,
        shape: 'ring',
        tone: 'muted',
      },
    };
  if (standing.state === 'GRACE' && standing.graceEndsAt !== null)
    return {
      name,
      sentence: 'Everything it opens still works.',
      chip: { word: `Until ${dayOf(standing.graceEndsAt, reading)}`, shape: 'half', tone: 'amber' },
    };
  return { name, sentence: courseWords(account, standing.plan, reading), chip: { word: 'Active', shape: 'tick', tone: 'accent' } };
}

const released = 'This computer was released from the account.';

function restWords({ licensedPlan, reason }: AccountState['standing']): string {
  const plan = planNames[licensedPlan];
  return reason === 'ended' ? `${plan} has ended.` : `${plan} rests here, and comes back with the next licence.`;
}

function courseWords({ subscription, periodEndsAt }: NonNullable<AccountState['account']>, plan: Plan, reading: Reading): string {
  if (plan === 'free') return 'The account is on Free.';
  if (periodEndsAt === null) return 'It has no end.';
  const day = dayOf(periodEndsAt, reading);
  return subscription === 'ending' ? `It ends on ${day} and does not renew.` : `It renews on ${day}.`;
}

export interface StandingNotice {
  readonly title: string;
  readonly sentence: string;
  /** Where on the account’s pages something can be done about it. */
  readonly page?: { readonly to: AccountPage; readonly label: string };
}

/** What the user is told in grace and when the plan rests; null in every other state. */
export function standingNotice({ standing, account }: AccountState, reading: Reading): StandingNotice | null {
  if (account === null) return null;
  const plan = planNames[standing.licensedPlan];
  if (account.isReleased)
    return {
      title: 'This computer was released from the account',
      sentence:
        'Another one has its place, or it was released on the account’s pages. It goes on as Free; connect it anew to have the plan here.',
    };
  if (standing.state === 'GRACE') return graceNotice(standing, plan, reading);
  if (standing.state !== 'RESTRICTED') return null;
  if (standing.reason === 'notRefreshed')
    return {
      title: `${plan} rests on this computer`,
      sentence: `No licence has come since ${dayOf(account.receivedAt, reading)}, so this computer goes on as Free. Connect to the internet and press “Refresh now”: the next one brings ${plan} back at once.`,
    };
  if (standing.reason === 'pastDue')
    return {
      title: `${plan} rests on this computer`,
      sentence: `The payment did not go through, so this computer goes on as Free. Once it is paid, ${plan} is back with the next licence.`,
      page: { to: 'plan', label: 'Open your plan' },
    };
  return {
    title: `${plan} has ended${account.periodEndsAt === null ? '' : ` on ${dayOf(account.periodEndsAt, reading)}`}`,
    sentence: 'This computer goes on as Free. You can choose a plan again at any time.',
    page: { to: 'plan', label: 'Choose a plan' },
  };
}

function graceNotice({ reason, graceEndsAt }: AccountState['standing'], plan: string, reading: Reading): StandingNotice {
  const until = graceEndsAt === null ? '' : ` until ${dayOf(graceEndsAt, reading)}`;
  if (reason === 'pastDue')
    return {
      title: 'The last payment did not go through',
      sentence: `It will be tried again; everything works${until || ' meanwhile'}. You may want to look at your card.`,
      page: { to: 'plan', label: 'Open your plan' },
    };
  if (reason === 'notRefreshed')
    return {
      title: `Everything works${until}`,
      sentence:
        'No new licence has come for a while. Connect to the internet and press “Refresh now”; after that day this computer goes on as Free.',
    };
  return {
    title: `${plan} may have ended`,
    sentence: `By an earlier time of this computer it has, by the present one it has not. Everything works${until}; set the clock right, and refresh.`,
  };
}

export const clockWords: StandingNotice = {
  title: 'The clock of this computer looks wrong',
  sentence:
    'It shows an earlier time than was seen before, or another one than the account’s service. Set it right in the settings of the computer: the diary goes by it too.',
};

/** What the table of the day limits on Free, of what the product has. */
export function limitWords(today: LocalDate): string {
  const { freeInvoicePdfsPerMonth, lines } = planTableOn(today);
  const words: Partial<Record<Gate, string>> = {
    unlimitedInvoicePdfs: `more than ${freeInvoicePdfsPerMonth} invoice PDFs a month`,
    reminders: 'new reminders of invoices',
    pensionForms: 'new pension forms',
  };
  return lines.flatMap(({ gate, isBuilt }) => (isBuilt ? [words[gate] ?? gate] : [])).join(', ');
}

export function freeWords(today: LocalDate): string {
  return `The clock, the calendar and its sync, clients, organisations, bookings, backups and export without limit, and ${planTableOn(today).freeInvoicePdfsPerMonth} invoice PDFs a month.`;
}

/** What no plan limits, as the user does it. */
export const neverLimitedWords =
  'Reading, searching, printing, exporting, backing up, restoring and deleting what is here, the clock, the calendar, and reminders about documents.';

/** When the licence came, and until when it counts without another. */
export function licenceWords({ standing, account }: Pick<AccountState, 'standing' | 'account'>, reading: Reading): string {
  if (account === null) return '';
  const { issuedAt, receivedAt, subscription, periodEndsAt } = account;
  if (issuedAt === null) return 'The one that is kept cannot be read. A new one is asked for by itself.';
  const came = `It came on ${dayOf(receivedAt, reading)}`;
  if (standing.state === 'RESTRICTED') return `${came}. A new one is asked for once a day.`;
  const last = plus(issuedAt, licenceTimes.endsAt);
  const until = subscription === 'ending' && periodEndsAt !== null && periodEndsAt < last ? periodEndsAt : last;
  return `${came}, and counts without a connection until ${dayOf(until, reading)}. A new one is asked for once a day.`;
}

export const troubleWords: Readonly<Record<AccountTrouble, string>> = {
  unreachable: 'The account’s service could not be reached. What holds here stays as it is, and it is asked again by itself.',
  refused:
    'The account’s service gave no licence to this computer. What holds here stays as it is. Should it go on, connect the account anew.',
  notTrusted: 'What came is not signed by the makers of Session Desk, and was not taken. What holds here stays as it is.',
  placeKept:
    'The account of before could not be told that this computer has left it. Release it among that account’s devices; 45 days unseen do it too.',
};

/** Where a code was asked for and nobody answered. */
export const noCodeWords =
  'The account’s service did not answer, so there is no code yet. This computer may be offline, or the service busy. Everything here works meanwhile; try again in a few minutes.';

function dayOf(at: Instant, { now, zone }: Reading): string {
  return dayWordsAt(at, zone, now);
}
