import type { Context } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { DEVICE_LIMIT } from '../../../shared/domain/licence/devices.ts';
import { fieldOf, FORM_FIELD } from '../../web/form.ts';
import type { FormGuard } from '../../web/form-guard.ts';
import { choice, field, notice, problemList, type Html } from '../../web/page.ts';
import { answer, type Route, type SignedIn } from '../../web/routes.ts';
import { browserName, momentText } from '../../web/visitor-words.ts';
import { accountLimit, type Limits } from '../accounts/limits.ts';
import { waitText } from '../accounts/wait-text.ts';
import type { DeviceRequests } from './device-requests.ts';
import type { DeviceLine, Devices } from './devices.ts';
import { appLink } from './app-link.ts';

export interface DeviceRouteDeps {
  readonly devices: Devices;
  readonly requests: DeviceRequests;
  readonly limits: Limits;
  readonly formGuard: FormGuard;
}

/** Connecting a computer, and the list of those that are connected. */
export function deviceRoutes({ devices, requests, limits, formGuard }: DeviceRouteDeps): readonly Route[] {
  return [
    { method: 'GET', path: '/connect', access: 'account', handle: (c, account) => enter(c, account, nothingTried) },
    { method: 'GET', path: '/connect/:code', access: 'account', handle: (c, account) => look(c, account, c.req.param('code') ?? '') },
    { method: 'POST', path: '/connect', access: 'account', handle: async (c, account) => look(c, account, await fieldOf(c, 'code')) },
    { method: 'POST', path: '/connect/confirm', access: 'account', handle: confirm },
    { method: 'GET', path: '/account/devices', access: 'account', handle: (c, account) => list(c, account, '') },
    { method: 'POST', path: '/account/devices/release', access: 'account', handle: release },
  ];

  function enter(c: Context, account: SignedIn, tried: Tried, status: 200 | 400 | 429 = 200) {
    return answer(c, status, { title: 'Connect a computer', main: codeForm(tried, formGuard.tokenFor(c)) }, account);
  }

  async function look(c: Context, account: SignedIn, code: string) {
    const wait = await limits.begin([{ limit: accountLimit, text: `device code ${account.accountId}` }]);
    if (wait > 0) return enter(c, account, { code, problem: waitText(wait) }, 429);
    if (!(await requests.waitingUnder(code))) return enter(c, account, { code, problem: noSuchCode }, 400);
    await limits.succeeded([{ limit: accountLimit, text: `device code ${account.accountId}` }]);
    return ask(c, account, code);
  }

  async function ask(c: Context, account: SignedIn, code: string) {
    const lines = await devices.devicesOf(account.accountId);
    const main = confirmForm({ code: plainCode(code), lines, token: formGuard.tokenFor(c), name: account.name });
    return answer(c, 200, { title: 'Connect this computer?', main }, account);
  }

  async function confirm(c: Context, account: SignedIn) {
    const [code, chosen] = [await fieldOf(c, 'code'), await fieldOf(c, 'release')];
    const release = isId(chosen) ? chosen : null;
    const label = deviceLabel(browserName(c.req.header('user-agent') ?? null));
    const outcome = await devices.connect(account.accountId, { code, label, release });
    if (outcome === 'noRequest') return enter(c, account, { code, problem: noSuchCode }, 400);
    if (outcome === 'noPlace') return ask(c, account, code);
    return answer(c, 200, { title: 'Connected', main: connected }, account);
  }

  async function list(c: Context, account: SignedIn, said: Html | string, status: 200 | 404 = 200) {
    const lines = await devices.devicesOf(account.accountId);
    const token = formGuard.tokenFor(c);
    const main = html`<h1>Computers</h1>
      ${said}
      <p>${DEVICE_LIMIT} computers can use your plan at a time. What you entered on a computer stays there, connected or not.</p>
      ${
        lines.length === 0
          ? html`<p>No computer is connected yet. In the app, open Settings, Account, and choose “Connect”: it shows a code.</p>`
          : html`<ul class="cards">
              ${lines.map((line) => deviceCard(line, token))}
            </ul>`
      }
      <p class="ways"><a class="button" href="/connect">Connect a computer</a></p>`;
    return answer(c, status, { title: 'Computers', main }, account);
  }

  async function release(c: Context, account: SignedIn) {
    const deviceId = await fieldOf(c, 'device');
    const outcome = isId(deviceId) ? await devices.release(account.accountId, deviceId) : 'notThere';
    return outcome === 'notThere' ? list(c, account, releaseWords.notThere, 404) : list(c, account, releaseWords[outcome]);
  }
}

const releaseWords = {
  released: notice('Disconnected. Its place is free.', 'done'),
  alreadyReleased: notice('That computer was disconnected already.', 'done'),
  // One of another account and one that never was are the same to whoever asks.
  notThere: notice('There is no such computer in your account. Nothing was changed.', 'problem'),
} as const;

function isId(text: string): boolean {
  return z.uuid().safeParse(text).success;
}

interface Tried {
  readonly code: string;
  readonly problem: string | null;
}

const nothingTried: Tried = { code: '', problem: null };
const noSuchCode = 'No computer waits under this code. Check it, or choose “Connect” in the app again: a code works for 15 minutes.';

/** Which system, as far as the browser says it. */
function deviceLabel(browser: string): string {
  return / on (.+)$/.exec(browser)?.[1] ?? 'A computer';
}

/** As the app shows it. What is not a code is shown to nobody. */
function plainCode(code: string): string {
  const letters = code.toUpperCase().replaceAll(/[^A-Z2-9]/g, '');
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}`;
}

function codeForm({ code, problem }: Tried, token: string): Html {
  return html`<h1>Connect a computer</h1>
    ${problemList(problem ? { code: problem } : {})}
    <p>In the app on that computer, open Settings, Account, and choose “Connect”. It shows a code of eight letters and digits.</p>
    <form method="post" action="/connect">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      ${field({
        name: 'code',
        label: 'The code that the app shows',
        value: code.slice(0, 20),
        hint: 'Like ABCD-EFGH; small letters do as well.',
        autocomplete: 'off',
        keys: 'code',
        problem: problem ?? undefined,
      })}
      <button type="submit">Continue</button>
    </form>`;
}

interface ConfirmFacts {
  readonly code: string;
  readonly lines: readonly DeviceLine[];
  readonly token: string;
  readonly name: string;
}

function confirmForm({ code, lines, token, name }: ConfirmFacts): Html {
  const isFull = lines.length >= DEVICE_LIMIT;
  return html`<h1>Connect this computer?</h1>
    <p>Does the app on your own computer show this code now?</p>
    <p class="device-code"><strong>${code}</strong></p>
    <p>If somebody sent you a link or a code, stop here: they would use your plan.</p>
    <form method="post" action="/connect/confirm">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" /><input type="hidden" name="code" value="${code}" />
      ${isFull ? chooseRelease(lines) : ''}
      <button type="submit">${isFull ? 'Disconnect that one and connect this one' : `Yes, connect it to ${name}’s account`}</button>
    </form>
    <p><a href="/account/devices">No, show my computers</a></p>`;
}

function chooseRelease(lines: readonly DeviceLine[]): Html {
  const oldestFirst = lines.toSorted((a, b) => a.lastSeenAt.getTime() - b.lastSeenAt.getTime());
  return choice({
    name: 'release',
    legend: `${DEVICE_LIMIT} computers are connected already. Which one should make room?`,
    hint: 'It keeps everything that was entered on it, and goes on as Free.',
    options: oldestFirst.map(({ id, label, lastSeenAt }) => ({ value: id, label: `${label}, last seen ${momentText(lastSeenAt)}` })),
    chosen: oldestFirst[0]?.id ?? '',
  });
}

const connected = html`<h1>Connected</h1>
  ${notice('The app finds out by itself within a few seconds.', 'done')}
  <p class="ways"><a class="button" href="${appLink}">Open Session Desk</a> <a href="/account/devices">Your computers</a></p>`;

function deviceCard({ id, label, appVersion, addedAt, lastSeenAt }: DeviceLine, token: string): Html {
  return html`<li>
    <strong>${label}</strong>
    <span>Last seen ${momentText(lastSeenAt)}. Connected ${momentText(addedAt)}. Session Desk version ${appVersion}.</span>
    <form method="post" action="/account/devices/release">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" /><input type="hidden" name="device" value="${id}" />
      <button type="submit" class="quiet">Disconnect<span class="hidden">: ${label}, last seen ${momentText(lastSeenAt)}</span></button>
    </form>
  </li>`;
}
