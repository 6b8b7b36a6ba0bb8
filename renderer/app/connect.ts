import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { openCarrier, shellOfPage, type Carrier } from './carrier.ts';
import type { Client } from './client.ts';

/** Large enough to be fast, small enough to be read within a request's time from a slow stick. */
const PIECE_BYTES = 4 * 1024 * 1024;

export interface Connection extends Pick<Carrier, 'closed' | 'state'> {
  readonly client: Client;
  /** Hands a file over, at most 25 MiB; the id it gets is used in one call of the contract. */
  upload(bytes: Blob | Uint8Array<ArrayBuffer>): Promise<string>;
  /** Hands a file of any size over, piece by piece; the id it gets can be used until the file is taken. */
  uploadFile(file: Blob): Promise<string>;
  /** Opens a clock page in a window of the browser; in the desktop app, `client.app.openClock` opens windows instead. */
  openPage(view: 'practitioner' | 'client'): Promise<void>;
}

/**
 * Connects the dashboard to the core. Clock pages connect by `clock-link.ts`.
 *
 * @throws NoSession when the page was opened without a fresh address
 */
export async function connect(): Promise<Connection> {
  const { socket, session, closed, state } = await openCarrier();
  // The core speaks the same text frames over both carriers.
  const client: Client = createORPCClient(new RPCLink({ websocket: socket }));
  return {
    client,
    upload: (bytes) => upload(bytes, session),
    uploadFile: (file) => uploadFile(file, session),
    openPage: async (view) => {
      if (shellOfPage() === 'desktop') await client.app.openClock({ view, mode: 'normal', displayId: null });
      else await openClockPage(view, session);
    },
    closed,
    state,
  };
}

async function openClockPage(view: string, session: string): Promise<void> {
  const answer = await post('/session/handover', null, session);
  const { token } = (await answer.json()) as { token: string }; // from our own server
  // Without an opener the new page starts with no session but its own.
  window.open(`/clock.html?view=${view}#token=${token}`, '_blank', 'noopener,popup,width=640,height=480');
}

async function upload(bytes: Blob | Uint8Array<ArrayBuffer>, session: string): Promise<string> {
  const answer = await post('/upload', bytes, session);
  const { uploadId } = (await answer.json()) as { uploadId: string }; // from our own server
  return uploadId;
}

async function uploadFile(file: Blob, session: string): Promise<string> {
  const answer = await post('/upload/file', null, session);
  const { uploadId } = (await answer.json()) as { uploadId: string }; // from our own server
  for (let at = 0; at < file.size; at += PIECE_BYTES)
    await post(`/upload/file/${uploadId}/${at}`, file.slice(at, at + PIECE_BYTES), session);
  return uploadId;
}

async function post(path: string, body: BodyInit | null, session: string): Promise<Response> {
  const answer = await fetch(path, { method: 'POST', body, headers: { Authorization: `Bearer ${session}` } });
  if (answer.status === 409) throw new ORPCError(((await answer.json()) as { code: string }).code); // from our own server
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer;
}
