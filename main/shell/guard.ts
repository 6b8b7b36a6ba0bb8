import type { Session, WebContents } from 'electron';
import type { Log } from '../ports/log.ts';
import { APP_ORIGIN } from './app-scheme.ts';

/**
 * All that a page may ask the system for. The clock keeps the screen awake while a session runs, and sounds from the
 * device that was chosen: `speaker-selection` tells the names of outputs, and opens no microphone.
 */
const allowedPermissions = new Set(['notifications', 'clipboard-sanitized-write', 'screen-wake-lock', 'speaker-selection']);

/** Denies permissions and devices by default, and every address that is not ours. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_, permission, answer, details) =>
    answer(allowedPermissions.has(permission) && isOurs(details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_, permission, origin) => allowedPermissions.has(permission) && isOurs(`${origin}/`));
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_, answer) => answer({ confirmed: false }));
  session.setDisplayMediaRequestHandler((_, answer) => answer(null));
  // An empty list of addresses no longer means all of them.
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, answer) => answer({ cancel: !mayLoad(url) }));
}

/** Keeps every page where it is: no navigation, no new window, no embedded page. */
export function guardContents(contents: WebContents, log: Log): void {
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (isReload(event.url, contents.getURL())) return;
    event.preventDefault();
    log.warn('shell.navigation.refused', {});
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Compared whole, after parsing: a prefix would let `app://bundle.evil` in. */
export function isOurs(url: string): boolean {
  const { protocol, host } = parse(url);
  return `${protocol}//${host}` === APP_ORIGIN;
}

/** What the network layer lets through: our pages and what they made themselves. */
function mayLoad(url: string): boolean {
  return isOurs(url) || url.startsWith(`blob:${APP_ORIGIN}/`) || parse(url).protocol === 'devtools:';
}

function isReload(to: string, present: string): boolean {
  return isOurs(to) && parse(to).pathname === parse(present).pathname;
}

function parse(url: string): { readonly protocol: string; readonly host: string; readonly pathname: string } {
  return URL.parse(url) ?? { protocol: '', host: '', pathname: '' };
}
