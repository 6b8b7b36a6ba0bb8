import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  mailAccountInputSchema,
  type AccountTest,
  type MailAccountInput,
  type MailAccountValues,
  type MailAccountView,
} from '../../../shared/contract/mail.ts';
import { leaksInFolder } from '../../../tests/support/canaries.ts';
import { createFakeClock } from '../../../tests/support/fake-clock.ts';
import { createFakeMailer } from '../../../tests/support/fake-mailer.ts';
import { openTestStore } from '../../../tests/support/temp-profile.ts';
import { createMailAccounts } from './account.ts';
import { createMailTexts } from './texts.ts';

const secret = 'canary password 4711';
const input: MailAccountInput = {
  address: 'Ann@Example.com',
  host: 'smtp.example.com',
  port: 465,
  security: 'tls',
  userName: 'ann@example.com',
  password: secret,
};
const anInput = (change: Partial<MailAccountInput> = {}): MailAccountValues => mailAccountInputSchema.parse({ ...input, ...change });

function aDesk() {
  const { store, folder, close } = openTestStore();
  const mailer = createFakeMailer();
  const key = randomBytes(32);
  const accounts = createMailAccounts({ store, clock: createFakeClock('2026-11-24T12:00:00Z'), keyFor: () => key, mailer });
  const save = (change?: Partial<MailAccountInput>): MailAccountView => accounts.save(anInput(change));
  const check = (change?: Partial<MailAccountInput>): Promise<AccountTest> =>
    Promise.resolve().then(() => accounts.test(anInput(change), new AbortController().signal));
  return { accounts, mailer, folder, close, save, check };
}

test('the password goes in and to the server alone: no answer and no file holds it', async () => {
  const { accounts, mailer, folder, close, save, check } = aDesk();

  const saved = save();
  await check({ password: null });

  expect(saved).toEqual({ address: 'Ann@example.com', host: 'smtp.example.com', port: 465, security: 'tls', userName: 'ann@example.com', hasPassword: true }); // prettier-ignore
  expect(accounts.get()).toEqual(saved);
  const signIn = { userName: 'ann@example.com', password: secret };
  expect(mailer.tested).toEqual([{ host: 'smtp.example.com', port: 465, security: 'tls', signIn }]);
  expect(accounts.open()).toEqual({
    address: 'Ann@example.com',
    account: { host: 'smtp.example.com', port: 465, security: 'tls', signIn },
  });
  close();
  expect(leaksInFolder(folder, { secret })).toEqual([]);
});

test.each([{ host: 'smtp.evil.example' }, { port: 587 }, { userName: 'bob@example.com' }])(
  'the stored password is sent to no other place: %j asks for it again',
  async (change) => {
    const { mailer, save, check } = aDesk();
    save();

    await expect(check({ ...change, password: null })).rejects.toMatchObject({ code: 'MAIL_PASSWORD_NEEDED' });
    expect(() => save({ ...change, password: null })).toThrow(expect.objectContaining({ code: 'MAIL_PASSWORD_NEEDED' }));
    expect(mailer.tested).toEqual([]);
  },
);

test('a server without sign-in keeps no password', async () => {
  const { mailer, save, check } = aDesk();

  expect(save({ userName: '', password: null })).toMatchObject({ hasPassword: false });
  await check({ userName: '' });

  expect(mailer.tested[0]?.signIn).toBeNull();
});

test.each([
  { address: 'a@b\r\nBcc: c@d.example' },
  { address: 'no address' },
  { host: 'smtp.example.com\r\nRCPT' },
  { host: '' },
  { port: 0 },
  { userName: 'a\nb' },
  { password: 'a\0b' },
  { password: '' },
])('an account with %j is refused at the door', (change) => {
  expect(mailAccountInputSchema.safeParse({ ...input, ...change }).success).toBe(false);
});

test('a removed account takes its password along', async () => {
  const { accounts, save, check } = aDesk();
  save();
  accounts.remove();

  expect([accounts.get(), accounts.open()]).toEqual([null, null]);
  await expect(check({ password: null })).rejects.toMatchObject({ code: 'MAIL_PASSWORD_NEEDED' });
});

test('a text is kept for one reader, one with a wrong placeholder is refused, and the standard one comes back', () => {
  const { store } = openTestStore();
  const texts = createMailTexts({ store });
  const key = { name: 'invoice', reader: 'private' } as const;
  const standard = texts.find('invoice', 'private');

  texts.save({ ...key, subject: 'Bill {invoiceNumber}', body: 'Dear {contact}\n\t{amount}' });
  expect(() => texts.save({ ...key, subject: 'x', body: '{daysLate}' })).toThrow(expect.objectContaining({ code: 'MAIL_TEXT_WRONG' }));
  const changed = texts.list().filter(({ isStandard }) => !isStandard);

  expect(changed).toEqual([{ ...key, subject: 'Bill {invoiceNumber}', body: 'Dear {contact}\n\t{amount}', isStandard: false }]);
  expect(texts.reset('invoice', 'private')).toEqual(standard);
});
