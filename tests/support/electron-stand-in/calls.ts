import type { Desktop } from './desktop.ts';

export interface Answer {
  readonly status?: number;
  readonly json?: unknown;
  readonly code?: string;
}

/** Calls operations from the page of a window, through a port that the preload script handed over. */
export function callsOf(desktop: Desktop): (window: number, operation: string, input?: object) => Promise<Answer> {
  return (window, operation, input = {}) =>
    desktop.run(
      ({ windows }, { window, operation, input }) =>
        windows[window]?.webContents.page?.evaluate(
          ({ operation, input }) =>
            new Promise<Answer>((resolve) => {
              addEventListener('message', function receive({ data, ports: [port] }) {
                if (data.type !== 'session-desk:connected' || !port) return;
                removeEventListener('message', receive);
                port.start();
                port.addEventListener('message', ({ data: frame }) => {
                  const { s, b } = JSON.parse(frame).p;
                  resolve({ ...(s === undefined ? {} : { status: s }), json: b.json, code: b.json?.code });
                  port.close();
                });
                port.postMessage(JSON.stringify({ i: '1', p: { u: `/${operation.replace('.', '/')}`, b: { json: input } } }));
              });
              postMessage('session-desk:connect', location.origin);
            }),
          { operation, input },
        ) ?? Promise.reject(new Error('No such window')),
      { window, operation, input },
    );
}
