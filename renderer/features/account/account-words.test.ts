import { expect, test } from 'vitest';
import type { AccountState } from '../../../shared/contract/account.ts';
import { instant, localDate, zoneId, type Instant } from '../../../shared/domain/time.ts';
import { freeWords, licenceWords, limitWords, planWords, standingNotice } from './account-words.ts';

const at = (text: string): Instant => instant(Date.parse(text));
const reading = { now: at('2026-11-23T12:00:00Z'), zone: zoneId('Europe/London') };

const connected: NonNullable<AccountState['account']> = {
  subscription: 'active',
  periodEndsAt: at('2026-12-20T12:00:00Z'),
  issuedAt: at('2026-11-23T10:00:00Z'),
  receivedAt: at('2026-11-23T10:00:00Z'),
  isReleased: false,
};

function state(standing: Partial<AccountState['standing']>, account: Partial<typeof connected> | null = {}): AccountState {
  return {
    isPossible: true,
    standing: {
      state: 'ACTIVE',
      reason: null,
      plan: 'plus',
      licensedPlan: 'plus',
      opens: [],
      graceEndsAt: null,
      clockLooksWrong: false,
      ...standing,
    },
    account: account && { ...connected, ...account },
    connecting: null,
    lastTriedAt: null,
    failures: 0,
    trouble: null,
    pages: { connect: '', account: '', plan: '', devices: '', pricing: '', signUp: '', privacy: '' },
  };
}

test('without an account the plan is Free, and nothing is asked of the user', () => {
  const free = state({ state: 'NONE', plan: 'free', licensedPlan: 'free' }, null);
  expect(planWords(free, reading)).toMatchObject({ name: 'Free', sentence: 'No account is connected, and none is needed.' });
  expect(standingNotice(free, reading)).toBeNull();
});

test.each([
  [{ subscription: 'active' } as const, 'It renews on Sun 20 Dec.'],
  [{ subscription: 'ending' } as const, 'It ends on Sun 20 Dec and does not renew.'],
  [{ subscription: 'none', periodEndsAt: null } as const, 'It has no end.'],
])('a plan that holds says how it goes on: %o', (account, sentence) => {
  for (const course of ['ACTIVE', 'REFRESH_DUE'] as const) {
    expect(planWords(state({ state: course }, account), reading)).toMatchObject({ name: 'Plus', sentence, chip: { word: 'Active' } });
    expect(standingNotice(state({ state: course }, account), reading)).toBeNull();
  }
});

test('an account on Free says that it is', () => {
  expect(planWords(state({ plan: 'free', licensedPlan: 'free' }), reading).sentence).toBe('The account is on Free.');
});

test.each([
  ['notRefreshed', 'Everything works until Wed 6 Jan 2027'],
  ['pastDue', 'The last payment did not go through'],
  ['ended', 'Plus may have ended'],
] as const)('grace for %s says until when everything works', (reason, title) => {
  const grace = state({ state: 'GRACE', reason, graceEndsAt: at('2027-01-06T10:00:00Z') });
  const notice = standingNotice(grace, reading);
  expect(notice?.title).toBe(title);
  expect(`${notice?.title} ${notice?.sentence}`).toContain('works until Wed 6 Jan 2027');
  expect(planWords(grace, reading)).toMatchObject({ name: 'Plus', chip: { word: 'Until Wed 6 Jan 2027' } });
});

test.each([
  ['notRefreshed', {}, 'Plus rests on this computer', 'since Mon 23 Nov'],
  ['pastDue', {}, 'Plus rests on this computer', 'Once it is paid'],
  ['ended', {}, 'Plus has ended on Sun 20 Dec', 'choose a plan again'],
  ['ended', { periodEndsAt: null }, 'Plus has ended', 'choose a plan again'],
  ['ended', { isReleased: true }, 'This computer was released from the account', 'connect it anew'],
] as const)('restricted for %s with %o says why, and how it ends', (reason, account, title, words) => {
  const resting = state({ state: 'RESTRICTED', reason, plan: 'free' }, account);
  expect(standingNotice(resting, reading)).toMatchObject({ title, sentence: expect.stringContaining(words) });
  expect(planWords(resting, reading)).toMatchObject({ name: 'Free', chip: { word: reason === 'ended' ? 'Plus ended' : 'Plus rests' } });
});

test('what Free limits is what the table of the day says, of what the product has', () => {
  const today = localDate('2026-11-23');
  expect(limitWords(today)).toBe('more than 3 invoice PDFs a month, new reminders of invoices, new pension forms');
  expect(freeWords(today)).toContain('3 invoice PDFs a month');
});

test('an account whose licence cannot be read is on Free, and says so', () => {
  const unread = state({ state: 'NONE', plan: 'free', licensedPlan: 'free' }, { subscription: null, periodEndsAt: null, issuedAt: null });
  expect(planWords(unread, reading)).toMatchObject({ name: 'Free', chip: { word: 'No licence' } });
  expect(standingNotice(unread, reading)).toBeNull();
  expect(licenceWords(unread, reading)).toContain('cannot be read');
});

test('a licence counts for 44 days from its signature, or until what was paid for ends', () => {
  expect(licenceWords(state({}), reading)).toContain('counts without a connection until Wed 6 Jan 2027');
  expect(licenceWords(state({}, { subscription: 'ending' }), reading)).toContain('until Sun 20 Dec');
  expect(licenceWords(state({ state: 'RESTRICTED', reason: 'ended' }), reading)).not.toContain('counts');
});
