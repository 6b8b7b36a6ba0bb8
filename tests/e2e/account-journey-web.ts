import { aDevice } from '../support/a-device.ts';
import { allRows } from '../support/all-rows.ts';
import { codeOf } from '../support/authenticator.ts';
import { readZip } from '../support/read-zip.ts';
import { hours } from '../../shared/domain/time.ts';
import { owner, reportOfStripe, type AccountJourney } from './account-journey.ts';
import { expectAccessible } from './axe.ts';
import { expect } from './fixtures.ts';

export async function signUp({ web, cloud }: AccountJourney): Promise<void> {
  await web.signUp(owner);
  const mail = await cloud.nextMail(owner.email);
  expect(mail.to).toBe(owner.email);

  await web.page.goto(mail.link);
  await web.confirmAddress();
  await expect(web.heading('Your address is confirmed')).toBeVisible();
  await web.main.getByRole('link', { name: 'Sign in' }).click();
  await web.signIn(owner);
  await expect(web.heading(owner.name)).toBeVisible();
}

/** Turned on, and asked for at the next sign-in. */
export async function turnOnSecondStep(journey: AccountJourney): Promise<void> {
  const { web } = journey;
  journey.secret = await web.beginSecondStep(owner.password);
  await web.endWithCode(codeOf(journey.secret));
  await expect(web.page.getByRole('status')).toContainText('The second step is on.');

  await web.page.context().clearCookies();
  await signInAgain(journey);
}

export async function signInAgain({ web, secret }: AccountJourney): Promise<void> {
  await web.goTo('/sign-in');
  await web.signIn({ ...owner, code: codeOf(secret) });
  await expect(web.heading(owner.name)).toBeVisible();
}

/** On the pages of Stripe; what they report arrives too. */
export async function buyPlus(journey: AccountJourney): Promise<void> {
  const { web, cloud } = journey;
  await web.buyPlus();
  await expect(web.main).toContainText('You have Plus. It renews on');
  expect(await reportOfStripe(journey)).toEqual([200, 200, 200]);
  const subjects = [await cloud.nextMail(owner.email), await cloud.nextMail(owner.email)].map(({ subject }) => subject);
  expect(subjects.toSorted()).toEqual(['Session Desk: you have Plus', 'Session Desk: your receipt']);
}

/** Another computer shows a code, and the owner enters it. */
export async function bringComputer(journey: AccountJourney): Promise<void> {
  const { web, cloud, others } = journey;
  cloud.wait(hours(2));
  const device = aDevice(cloud.url);
  const asked = await device.ask();
  if (asked.outcome !== 'asked') throw new Error('the computer was told to wait');
  await web.enterCode(asked.code);
  await web.confirmCode();
  const looked = await device.look(asked.requestId);
  if (looked.outcome !== 'connected') throw new Error('the computer is not connected');
  others.push({ device, accountId: looked.accountId });
}

/** A fourth one is asked which makes room: at first the one that was not seen for longest. */
export async function bringFourth(journey: AccountJourney): Promise<void> {
  const { web, others } = journey;
  const fourth = aDevice(journey.cloud.url);
  const asked = await fourth.ask();
  if (asked.outcome !== 'asked') throw new Error('the computer was told to wait');
  await web.enterCode(asked.code);
  await expect(web.main).toContainText('3 computers are connected already. Which one should make room?');
  await expectAccessible(web.page, 'which computer makes room');
  await web.confirmCode();

  const [second] = others;
  expect((await second?.device.refresh(second.accountId))?.outcome).toBe('released');
}

/** A copy of all that the account is. */
export async function takeCopy({ web }: AccountJourney): Promise<void> {
  const files = readZip(await web.downloadEverything(owner.password));
  expect([...files.keys()]).toEqual(
    expect.arrayContaining(['manifest.json', 'manifest.sig', 'account.json', 'account.csv', 'record.json']),
  );
  expect(JSON.parse(files.get('account.json')?.toString() ?? '')).toMatchObject([{ name: owner.name, email: owner.email }]);
}

/** Thirty days in which it could be stopped, told of twice, and then nothing is left of it but a record without a person. */
export async function deleteAccount(journey: AccountJourney): Promise<void> {
  const { web, cloud, stripe } = journey;
  await web.deleteAccount(owner.password);
  expect((await cloud.nextMail(owner.email)).text).toContain('/keep-account');
  await signInAgain(journey);
  await expect(web.main).toContainText('This account will be deleted on');

  for (const days of [23, 6]) {
    cloud.wait(hours(24 * days));
    await runDeletions(journey);
    expect((await cloud.nextMail(owner.email)).subject).toMatch(/^Reminder: your account will be deleted on/);
  }
  cloud.wait(hours(25));
  await runDeletions(journey);
  await expect.poll(() => tracesOf(journey)).toEqual([]);
  expect(stripe.customers.size).toBe(0);
  await web.goTo('/sign-in');
  await web.signIn(owner);
  await expect(web.page.getByRole('alert')).toBeVisible();
}

/** The hourly work, now. */
async function runDeletions({ cloud: { database, service } }: AccountJourney): Promise<void> {
  await database.service.transaction((db) => service.jobs.add(db, 'deletions', {}));
}

/** The tables in which the person still stands. */
async function tracesOf({ cloud }: AccountJourney): Promise<readonly string[]> {
  const rows = await allRows(cloud.database);
  return [...rows].filter(([, text]) => /quartermaine/i.test(text)).map(([table]) => table);
}
