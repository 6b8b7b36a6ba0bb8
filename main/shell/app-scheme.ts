import { protocol, type CustomScheme, type Session } from 'electron';
import type { Pages } from '../node/pages.ts';

/** The only origin that our pages have in the desktop app. */
export const APP_ORIGIN = 'app://bundle';

const scheme: CustomScheme = {
  scheme: 'app',
  // Never bypassCSP: the pages' policy is a header of each answer.
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
};

/** Must run before the app is ready, and once only. */
export function announceAppScheme(): void {
  protocol.registerSchemesAsPrivileged([scheme]);
}

/** Answers `app://bundle/…` in this session; every other host is unknown. */
export function serveAppScheme(session: Session, pages: Pages): void {
  session.protocol.handle('app', (request) => {
    const known = request.url.startsWith(`${APP_ORIGIN}/`) && (request.method === 'GET' || request.method === 'POST');
    return known ? pages.fetch(request) : new Response(null, { status: 404 });
  });
}
