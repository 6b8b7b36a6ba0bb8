import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { minutes, seconds } from '../../shared/domain/time.ts';
import { aCloud, cloudDatabases, databaseKinds, type Cloud } from '../support/a-cloud.ts';
import { aMember, memberPassword, signIn } from '../support/a-member.ts';
import { createVisitor, type Page, type Visitor } from '../support/a-visitor.ts';

const patience = 120_000;

/** How many passwords were really worked on: what a guesser is after, and what costs the service most. */
const worked = vi.hoisted(() => ({ count: 0 }));
vi.mock(import('@node-rs/argon2'), async (original) => {
  const real = await original();
  const counted =
    <Args extends unknown[], Result>(work: (...args: Args) => Result) =>
    (...args: Args): Result => {
      worked.count += 1;
      return work(...args);
    };
  return { ...real, hash: counted(real.hash), verify: counted(real.verify) };
});

describe.each(databaseKinds)('whoever guesses, on the %s database', (kind) => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await aCloud(await databases.open(kind));
  }, patience);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, patience);
  beforeEach(() => {
    worked.count = 0;
  });

  /** `10.0.1.7` and so on: what the proxy in front saw. */
  const addressOf = (turn: number): string => `10.0.${Math.floor(turn / 250)}.${1 + (turn % 250)}`;

  /** One page loaded, then its form sent again and again: `fields` by turn, fifty at once, half a minute between one fifty and the next. */
  async function storm(times: number, page: string, from: (turn: number) => string, fields: (turn: number) => Record<string, string>) {
    const guesser = cloud.visitor();
    const form = /name="form" value="([^"]*)"/.exec((await guesser.get(page)).html)?.[1] ?? '';
    const answers: Page[] = [];
    const more = async (until: number): Promise<void> => {
      while (answers.length < until) {
        if (answers.length > 0) cloud.wait(seconds(30));
        const turns = Array.from({ length: 50 }, (_, index) => answers.length + index);
        const headers = (turn: number) => ({ origin: cloud.url, 'x-forwarded-for': from(turn) });
        answers.push(...(await Promise.all(turns.map((turn) => guesser.post(page, { form, ...fields(turn) }, headers(turn))))));
      }
    };
    return { answers, toMiddle: () => more(times / 2), toEnd: () => more(times) };
  }

  /** The pause that a page tells its reader to make. */
  function saidPause({ status, text }: Page) {
    const [, count = '', unit = ''] = /Please wait (\d+|a) (second|minute)s?,/.exec(text) ?? [];
    expect([status, unit]).toEqual([429, expect.stringMatching(/second|minute/)]);
    const length = count === 'a' ? 1 : Number(count);
    return unit === 'second' ? seconds(length) : minutes(length);
  }

  test.each([
    ['one address', () => '198.51.100.7'],
    ['a thousand addresses', addressOf],
  ] as const)(
    'a thousand tries at one account from %s compare a few passwords; its owner gets in all the while, from a new browser after the pause that is said',
    async (kind, from) => {
      const { email, browser } = await aMember(cloud, `ada.${kind.replaceAll(' ', '-')}@probe.example`);
      await browser.send('/account', {}, '/account/sign-out');
      worked.count = 0;
      const { answers, toMiddle, toEnd } = await storm(1_000, '/sign-in', from, (turn) => ({ email, password: `guess number ${turn}` }));
      const attack = toMiddle();
      expect((await browser.send('/sign-in', { email, password: memberPassword })).status, 'while it goes on').toBe(303);
      await attack;
      const elsewhere = cloud.visitor();
      const told = await elsewhere.send('/sign-in', { email, password: memberPassword });
      cloud.wait(saidPause(told));
      expect((await elsewhere.send('/sign-in', { email, password: memberPassword })).status).toBe(303);
      await toEnd();
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400, 429]));
      expect(answers).toHaveLength(1_000);
      expect(answers.filter(({ status }) => status === 400).length).toBeLessThan(50);
      expect(worked.count, 'with the two of the owner').toBeLessThan(52);
      expect((await browser.send('/sign-in', { email, password: memberPassword })).status, 'and afterwards').toBe(303);
    },
    patience,
  );

  test(
    'a storm from the owner’s own network does not keep out a browser that is known there',
    async () => {
      const { email } = await aMember(cloud, 'ada.shared@probe.example');
      const shared = '198.51.100.9';
      const own = createVisitor(cloud.url, shared);
      expect((await own.send('/sign-in', { email, password: memberPassword })).status).toBe(303);
      const { answers, toEnd } = await storm(
        100,
        '/sign-in',
        () => shared,
        (turn) => ({ email, password: `guess number ${turn}` }),
      );
      await toEnd();
      expect(answers.at(-1)?.status).toBe(429);
      expect((await createVisitor(cloud.url, shared).send('/sign-in', { email, password: memberPassword })).status).toBe(429);
      expect((await own.send('/sign-in', { email, password: memberPassword })).status).toBe(303);
    },
    patience,
  );

  test(
    'from one address no more accounts are tried than a full surgery has, whether they exist or not',
    async () => {
      const from = () => '198.51.100.8';
      const fields = (turn: number) => ({ email: `patient-${turn}@probe.example`, password: 'seven quiet harbours' });
      const { answers, toEnd } = await storm(300, '/sign-in', from, fields);
      await toEnd();
      expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(250);
      expect(worked.count).toBeLessThan(50);
    },
    patience,
  );

  test(
    'a thousand guessed links to choose a new password are refused alike, and the right one still works',
    async () => {
      const { email, browser } = await aMember(cloud, 'ada.r@probe.example');
      const owner = cloud.visitor();
      await owner.send('/forgot', { email });
      const { link } = await cloud.nextMail(email);
      const right = new URL(link).searchParams.get('token') ?? '';
      expect(right.length, 'too long to be guessed').toBeGreaterThanOrEqual(22);
      const near = ['', '%', `${right} `, right.toLowerCase(), right.slice(0, -1), `${right}\0`, `reset-password:${right}`];
      const guess = (turn: number): string =>
        near[turn] ?? Array.from({ length: 24 }, () => Math.floor(Math.random() * 36).toString(36)).join('');
      const started = worked.count;
      const { answers, toEnd } = await storm(1_000, '/reset', addressOf, (turn) => ({
        token: guess(turn),
        password: 'twelve slow rivers',
      }));
      await toEnd();
      expect(new Set(answers.map(({ status, text }) => (status === 429 ? 'later' : `${status} ${text}`))).size).toBeLessThanOrEqual(2);
      expect(answers.filter(({ status }) => ![400, 429].includes(status))).toEqual([]);
      expect(worked.count - started, 'and cost no hash').toBe(0);
      expect((await browser.get('/account')).status, 'nobody was signed out').toBe(200);
      await signIn(cloud, email);
      const done = await owner.send(link, { token: right, password: 'eleven slow rivers' }, '/reset');
      expect(done.text).toContain('Your password is changed');
    },
    patience,
  );

  describe('who has an account', () => {
    let known = '';
    beforeAll(async () => {
      known = (await aMember(cloud, 'known.00@probe.example')).email;
    }, patience);
    let fresh = 0;
    const unknown = (): string => `never.${String((fresh += 1)).padStart(2, '0')}@probe.example`;

    const forms = [
      { path: '/sign-in', least: 0, pairs: 7, fields: (email: string) => ({ email, password: 'not this one at all' }) },
      { path: '/forgot', least: 400, pairs: 3, fields: (email: string) => ({ email }) },
      {
        path: '/sign-up',
        least: 400,
        pairs: 3,
        fields: (email: string) => ({ name: 'Ada Probe', email, password: memberPassword, age: 'age18', agreed: 'yes' }),
      },
    ] as const;

    /** All that an answer shows but the address that was typed. */
    const shown = ({ status, html, location, headers }: Page, email: string) => ({
      status,
      location,
      html: html.replaceAll(email, 'ADDRESS'),
      length: headers.get('content-length'),
      headers: [...headers.keys()].toSorted(),
      cookies: headers.getSetCookie().map((line) => line.split('=')[0]),
    });

    async function timed(visitor: Visitor, path: string, fields: Record<string, string>, form: string) {
      const began = performance.now();
      const page = await visitor.post(path, { form, ...fields }, { origin: cloud.url });
      return { page, took: performance.now() - began };
    }

    test.each(forms)(
      'is told by $path neither in words, nor in headers, nor in cookies, nor by the time that it takes',
      async ({ path, fields, least, pairs }) => {
        const took = { known: [] as number[], unknown: [] as number[] };
        for (let pair = 0; pair < pairs; pair += 1) {
          const visitor = cloud.visitor();
          const form = /name="form" value="([^"]*)"/.exec((await visitor.get(path)).html)?.[1] ?? '';
          const other = unknown();
          // Now the one first, now the other.
          const emails = pair % 2 === 0 ? [known, other] : [other, known];
          const answers = [];
          for (const email of emails) {
            const { page, took: time } = await timed(visitor, path, fields(email), form);
            took[email === known ? 'known' : 'unknown'].push(time);
            answers.push(shown(page, email));
          }
          expect(answers[0]).toEqual(answers[1]);
          expect(answers[0]?.status).not.toBe(429);
          cloud.wait(minutes(16)); // longer than any pause
        }
        for (const time of [...took.known, ...took.unknown]) expect(time).toBeGreaterThan(least - 5); // timers are a little early at times
        const differences = took.known.map((time, pair) => time - (took.unknown[pair] ?? 0));
        const spread = quantile(differences, 0.75) - quantile(differences, 0.25);
        const allowed = Math.max(spread, quantile([...took.known, ...took.unknown], 0.75) / 2);
        expect(Math.abs(quantile(differences, 0.5)), `of ${JSON.stringify(took)}`).toBeLessThan(allowed);
      },
      patience,
    );
  });
});

function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.round((values.length - 1) * part)] ?? Number.NaN;
}
