import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { watchCalls, type CallsUnderWay } from './calls-under-way.ts';
import type { Plan } from '../../shared/domain/licence/plans.ts';
import { startDeskProcess, type DeskProcess } from './desk-process.ts';
import { openDesk, type Desk, type DeskOptions } from './desk.ts';
import { placeSample } from './filled-samples.ts';

export interface App {
  readonly folder: string;
  /** The main window; replaced by `reopen`. */
  readonly page: Page;
  readonly desk: Desk;
  /** All that the app has written to its standard output and error, over all starts. */
  output(): string;
  /** Moves the clock of the core and of every page. Both go on by themselves too: what is told in minutes is better reached by `advanceTo`. */
  advance(ms: number): Promise<void>;
  /** Moves both to a moment, `2026-03-02T09:00:00Z`, however long the test took to come here. */
  advanceTo(moment: string): Promise<void>;
  /** Ends the app, does what is to be done meanwhile, starts it again on the same profile at the present time, and opens the main window anew. */
  reopen(how: 'stop' | 'kill', meanwhile?: () => void | Promise<void>): Promise<Page>;
}

interface Settings {
  readonly start: string;
  readonly zone: string;
  readonly keychain: DeskOptions['keychain'];
  /** Whether there is a sample profile when the app starts for the first time. */
  readonly sample: 'filled' | 'none';
  /** Of a mail server that the app trusts; null for none. */
  readonly mailCertificate: string | null;
  /** Whose rates packs the app trusts; null for those of the product. */
  readonly ratesKey: string | null;
  /** What the profile of the test has; Free is without an account, and 'ended' a plan that is over: the app is restricted. */
  readonly plan: Plan | 'ended';
  /** The installed app that updates itself; null for one that does not. */
  readonly updates: NonNullable<DeskOptions['updates']> | null;
  /** The account's service that the app asks; null for that of the product, which no test reaches. */
  readonly account: NonNullable<DeskOptions['account']> | null;
}

/** Gives the process that runs the next app: the one that is there, or a new one where a test has ended it. */
type FindHost = () => Promise<DeskProcess>;

/** Tests that set `start`, `zone`, `keychain`, `sample`, `mailCertificate`, `ratesKey`, `plan`, `updates` or `account` with `test.use` get an app in that state. */
export const test = base.extend<Settings & { app: App }, { findHost: FindHost }>({
  start: ['2026-03-02T08:30:00Z', { option: true }],
  zone: ['Europe/London', { option: true }],
  keychain: ['available', { option: true }],
  sample: ['filled', { option: true }],
  mailCertificate: [null, { option: true }],
  ratesKey: [null, { option: true }],
  plan: ['pro', { option: true }],
  updates: [null, { option: true }],
  account: [null, { option: true }],

  findHost: [
    // eslint-disable-next-line no-empty-pattern -- the runner reads from the pattern what a fixture needs
    async ({}, provide) => {
      let host = await startDeskProcess();
      await provide(async () => {
        if (host.hasEnded()) host = await startDeskProcess();
        return host;
      });
      await host.stop();
    },
    { scope: 'worker' },
  ],

  app: async (
    { context, start, zone, keychain, sample, mailCertificate, ratesKey, plan, updates, account, findHost },
    provide,
    { project },
  ) => {
    const home = mkdtempSync(join(tmpdir(), 'session-desk-e2e-'));
    const folder = join(home, 'Session Desk');
    const faults = watchFaults(context);
    const calls = watchCalls(context);
    await context.clock.install({ time: new Date(start) });
    // Whoever has a service has it of that service.
    const given = plan === 'free' || account !== null ? null : plan;
    const options = { folder, start, zone, keychain, mailCertificate, ratesKey, plan: given, updates, account };
    if (sample === 'filled') await placeSample(await findHost(), options, join(project.outputDir, 'samples'));
    let desk = afterCalls(await openDesk(await findHost(), options), calls);
    let page = await openDashboard(context, desk);
    let earlier = '';

    const advance = async (ms: number): Promise<void> => {
      const pages = context.pages();
      const from = await desk.now();
      await desk.advance(ms);
      // Pages go on by themselves while a test looks; they set out from where the core is.
      await context.clock.setSystemTime(from);
      await context.clock.fastForward(ms);
      // The runner passes over a page that it believes to be loading, without a word.
      for (const each of pages) if ((await timeIn(each)) < from + ms) throw new Error(`${each.url()} stayed behind when time was moved`);
    };

    await provide({
      folder,
      get page() {
        return page;
      },
      get desk() {
        return desk;
      },
      output: () => earlier + desk.output(),
      advance,
      advanceTo: async (moment) => advance(Math.max(0, Date.parse(moment) - (await desk.now()))),
      reopen: async (how, meanwhile) => {
        const now = await desk.now();
        for (const open of context.pages()) await open.close();
        await desk[how]();
        earlier += desk.output();
        await meanwhile?.();
        desk = afterCalls(await openDesk(await findHost(), { ...options, start: new Date(now).toISOString() }), calls);
        page = await openDashboard(context, desk);
        return page;
      },
    });

    // A page that outlives the app asks for what nobody gives any more.
    for (const open of context.pages()) await open.close();
    await desk.close();
    rmSync(home, { recursive: true, force: true });
    expect(faults, 'no page had an error').toEqual([]);
  },
});

export { expect };

/** The app, whose time is moved only after it has answered its pages. */
function afterCalls(desk: Desk, calls: CallsUnderWay): Desk {
  return {
    ...desk,
    advance: async (ms) => {
      await calls.answered();
      await desk.advance(ms);
    },
  };
}

/** Opens the main window of a running app. */
export async function openDashboard(context: BrowserContext, desk: Desk): Promise<Page> {
  const page = await context.newPage();
  await page.goto(await desk.address());
  return page;
}

async function timeIn(page: Page): Promise<number> {
  return page.evaluate(() => Date.now());
}

/** Any uncaught error, console error or policy report of any page fails the test. */
function watchFaults(context: BrowserContext): string[] {
  const faults: string[] = [];
  context.on('weberror', (error) => faults.push(`uncaught: ${error.error().message}`));
  context.on('console', (message) => {
    // A page that outlives the app says that it lost the connection; the tests that end the app expect that.
    if (message.type() === 'error' && !/WebSocket connection|ERR_CONNECTION_(REFUSED|RESET)/.test(message.text()))
      faults.push(`console: ${message.text()}`);
  });
  return faults;
}
