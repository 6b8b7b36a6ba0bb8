import type { Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { accounts, agreements } from '../../cloud/db/schema.ts';
import { mailSecrets, ownerAddress, type Cloud } from '../support/a-cloud.ts';
import { aDevice } from '../support/a-device.ts';
import { aMember, memberPassword, signIn, type Member } from '../support/a-member.ts';
import { codeOf } from '../support/authenticator.ts';
import type { Visitor } from '../support/a-visitor.ts';
import type { FakeStripe } from '../support/fake-stripe.ts';

/** As long as names and addresses come. */
const longest = {
  name: 'Wilhelmina Konstantinopolskaya-Featherstonehaugh von Grünberg',
  email: 'wilhelmina.konstantinopolskaya-featherstonehaugh@physiotherapy-practice.example',
} as const;

/** Forms that end what the walk still needs; they lead to pages that it sees elsewhere. */
const notSent = ['/account/sign-out', '/account/sign-ins/end-all', '/owner/sign-out'];

export interface Walk {
  readonly page: Page;
  readonly cloud: Cloud;
  readonly stripe: FakeStripe;
  /** Told of each page as it stands. */
  readonly seen: (name: string) => Promise<void>;
}

/** What the walk has met of the table of routes. */
export interface Met {
  readonly pages: Set<string>;
  /** What was asked for and is no page. */
  readonly others: Set<string>;
  /** Where forms were sent to. */
  readonly forms: Set<string>;
}

/** Every page of the table of routes, as a stranger, as accounts with little and with much, and as the owner; each form sent with nothing in it. */
export async function walkEveryPage(walk: Walk): Promise<Met> {
  const met: Met = { pages: new Set(), others: new Set(), forms: new Set() };
  await asStranger(walk, met);
  await asNewcomer(walk, met);
  await asMember(walk, met);
  await asOwner(walk, met);
  return met;
}

async function asStranger(walk: Walk, met: Met): Promise<void> {
  const paths = pathsFor(walk.cloud, 'anyone');
  for (const path of paths) await look(walk, met, path);
  for (const path of ['/nowhere', '/sign-in/second-step?with=recovery-code']) await look(walk, met, path);
  for (const path of paths) await sendEach(walk, met, path);
}

/** An account with nothing in it yet. */
async function asNewcomer(walk: Walk, met: Met): Promise<void> {
  const { browser } = await aMember(walk.cloud, 'new@probe.example');
  await become(walk, browser);
  for (const path of pathsFor(walk.cloud, 'account')) if (!path.includes(':')) await look(walk, met, path, 'with nothing in it');
  await sayAdult(browser);
  await look(walk, met, '/account/plan', 'from the age of 18');
  await sendEach(walk, met, '/account/plan');
}

/** Plans are sold from the age of 18. */
async function sayAdult(browser: Visitor): Promise<void> {
  await browser.send('/account/details', { age: 'age18' }, '/account/details/age');
}

/** The longest name and address, a paid plan, three computers and a fourth, a new address on its way, an address that mail comes back from, and at last a deletion. */
async function asMember(walk: Walk, met: Met): Promise<void> {
  const { cloud, stripe } = walk;
  const member = await aMember(cloud, longest.email);
  await cloud.database.service.update(accounts).set({ name: longest.name }).where(eq(accounts.id, member.id));
  await buyPlus(member, stripe);
  for (let device = 0; device < 3; device++) await member.browser.send('/connect', { code: await askedCode(cloud) }, '/connect/confirm');
  await member.browser.send('/account/details', { email: `new-${longest.email}`, current: memberPassword }, '/account/details/email');
  await signIn(cloud, longest.email);
  await become(walk, member.browser);
  const code = await askedCode(cloud);
  const paths = pathsFor(cloud, 'account').map((pattern) => ({ pattern, path: pattern.replace(':code', code) }));
  for (const { pattern, path } of paths) await look(walk, met, path, 'with much in it', pattern);
  await look(walk, met, '/connect/AAAA-AAAA', 'of no computer');
  await bounce(cloud);
  await look(walk, met, '/account/mail', 'when mail comes back');
  await sendEach(walk, met, '/account/mail');
  const leave = await linkToLeave(walk, member);
  await look(walk, met, leave, 'by the link of an email', '/unsubscribe');
  await sendEach(walk, met, leave);
  for (const { path } of paths) await sendEach(walk, met, path);
  await member.browser.send('/account/data', { sure: 'yes', current: memberPassword }, '/account/data/delete');
  await become(walk, await signIn(cloud, longest.email));
  for (const path of ['/account', '/account/plan', '/account/data']) await look(walk, met, path, 'of an account that goes');
  await sendEach(walk, met, '/account/data');
}

/** A mail service tells that mail to the address came back. */
async function bounce(cloud: Cloud): Promise<void> {
  const event = { RecordType: 'Bounce', ID: 42, Type: 'HardBounce', Inactive: true, Email: longest.email };
  const authorization = `Basic ${Buffer.from(`events:${mailSecrets.postmark}`).toString('base64')}`;
  await cloud.visitor().tell('/mail-events/postmark', JSON.stringify(event), { authorization });
}

/** Of news, which were asked for. */
async function linkToLeave({ cloud }: Walk, { id, browser }: Member): Promise<string> {
  await browser.send('/account/mail', { news: 'yes' });
  const letter = { subject: 'What is new', paragraphs: ['Hello,'] };
  await cloud.database.service.transaction((db) => cloud.service.mail.post(db, { accountId: id, kind: 'news', to: longest.email, letter }));
  for (;;) {
    const { headers } = await cloud.nextMail(longest.email);
    const link = /^<(.*)>$/.exec(headers.get('list-unsubscribe') ?? '')?.[1];
    if (link) return link.slice(cloud.url.length);
  }
}

async function asOwner(walk: Walk, met: Met): Promise<void> {
  const { cloud, page } = walk;
  const owner = await aMember(cloud, ownerAddress);
  await become(walk, owner.browser);
  await page.goto(`${cloud.url}/account/security`);
  await page.locator('#password-for-second-step').fill(memberPassword);
  await page.getByRole('button', { name: 'Set up the second step' }).click();
  await page.getByRole('heading', { level: 1, name: 'Set up the second step' }).waitFor();
  await walk.seen('the second step is set up');
  const key = await page.locator('.key code').innerText();
  await sendForm(walk, met, '/account/security/second-step/confirm');
  await owner.browser.send('/account/security', { code: codeOf(key) }, '/account/security/second-step/confirm');
  await become(walk, owner.browser);
  await look(walk, met, '/account/security', 'with a second step');
  await sendEach(walk, met, '/account/security');
  await owner.browser.send('/owner/sign-in', { email: ownerAddress, password: memberPassword, code: codeOf(key) });
  await become(walk, owner.browser);
  const { location } = await owner.browser.send('/owner', { email: longest.email }, '/owner/find');
  for (const path of pathsFor(cloud, 'owner')) await look(walk, met, path);
  await look(walk, met, location ?? '', 'of an account with much in it', '/owner/account');
  for (const path of ['/owner', location ?? '', '/owner/letters']) await sendEach(walk, met, path);
  await lookAtWaiting(walk, met, owner);
  await page.goto(`${cloud.url}/owner/letters`);
  await page.getByLabel('Subject').fill('Our terms change on 1 January');
  await page.getByLabel('Letter').fill(`One paragraph.\n\nAnother with ${'a-very-long-word-'.repeat(8)}.`);
  await sendForm(walk, met, '/owner/letters/preview');
  await sendForm(walk, met, '/owner/letters/send');
}

/** An account that has not confirmed its address, and was given a plan. */
async function lookAtWaiting(walk: Walk, met: Met, owner: Member): Promise<void> {
  const { database, now } = walk.cloud;
  const waiting = { name: 'Wai Probe', email: 'waiting@probe.example', emailVerified: false };
  const [made] = await database.service.insert(accounts).values(waiting).returning({ id: accounts.id });
  await database.service
    .insert(agreements)
    .values({ accountId: made?.id ?? '', document: 'age18', version: '1', agreedAt: new Date(now()) });
  const path = `/owner/account?id=${made?.id ?? ''}`;
  const until = new Date(now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await owner.browser.send(path, { id: made?.id ?? '', plan: 'plus', until }, '/owner/account/grant');
  await look(walk, met, path, 'of an account that waits', '/owner/account');
  await sendEach(walk, met, path);
}

/** Looks at one page, by its pattern in the table where its address says more. */
async function look({ page, cloud, seen }: Walk, { pages, others }: Met, path: string, how = '', pattern = path): Promise<void> {
  const answer = await page.request.get(cloud.url + path, { maxRedirects: 0 });
  const isPage = (answer.headers()['content-type'] ?? '').startsWith('text/html');
  (isPage ? pages : others).add(pattern);
  if (!isPage) return;
  await page.goto(cloud.url + path);
  await seen(`${pattern} ${how}`.trim());
}

/** Sends each form of a page that was not sent before, each from the page as it then stands. */
async function sendEach(walk: Walk, met: Met, path: string): Promise<void> {
  const { page, cloud } = walk;
  const answer = await page.request.get(cloud.url + path);
  if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) return;
  const actions = [...(await answer.text()).matchAll(/<form[^>]* action="([^"]*)"/g)].map(([, action = '']) =>
    action.replaceAll('&amp;', '&'),
  );
  for (const action of new Set(actions)) {
    if (notSent.includes(action) || met.forms.has(pathOf(action))) continue;
    await page.goto(cloud.url + path);
    if ((await page.locator(`form[action="${action}"]`).count()) > 0) await sendForm(walk, met, action);
  }
}

/** Sends a form as it stands, past what the browser itself would ask for. */
async function sendForm({ page, seen }: Walk, { forms }: Met, action: string): Promise<void> {
  forms.add(pathOf(action));
  const answered = page.waitForEvent('load');
  await page
    .locator(`form[action="${action}"]`)
    .first()
    .evaluate((form) => {
      if (!(form instanceof HTMLFormElement)) throw new TypeError('not a form');
      form.noValidate = true;
      form.requestSubmit();
    });
  await answered;
  await seen(`${pathOf(action)} as it stood`);
}

const pathOf = (action: string): string => action.replace(/\?.*/, '');

/** The patterns of the pages that somebody may see. */
export function pathsFor(cloud: Cloud, access: 'anyone' | 'account' | 'owner' | 'signed'): readonly string[] {
  return cloud.service.routes.filter((route) => route.method === 'GET' && route.access === access).map(({ path }) => path);
}

async function become({ page, cloud }: Walk, { cookies }: Visitor): Promise<void> {
  await page.context().clearCookies();
  await page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url: cloud.url })));
}

async function buyPlus({ browser }: Member, stripe: FakeStripe): Promise<void> {
  await sayAdult(browser);
  const { html } = await browser.send('/account/plan', { offer: 'plusMonthly' }, '/account/plan/buy');
  stripe.pay(/href="(http[^"]*\/pay\/[^"]*)"/.exec(html)?.[1] ?? '');
  await browser.get('/account/plan/back');
}

async function askedCode(cloud: Cloud): Promise<string> {
  const asked = await aDevice(cloud.url).ask();
  if (asked.outcome !== 'asked') throw new Error(`asking for a code was answered with ${asked.outcome}`);
  return asked.code;
}
