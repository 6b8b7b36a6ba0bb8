import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { ownCertificate } from './own-certificate.ts';

/** A real mail server on loopback that keeps what it was given. */
export interface MailServer extends AsyncDisposable {
  readonly port: number;
  /** The certificate to trust (PEM). */
  readonly ca: string;
  /** Whole messages that it has accepted, as text of single bytes. */
  readonly accepted: readonly string[];
  /** Bytes of messages that reached it, accepted or not. */
  readonly dataBytes: () => number;
  /** User names and passwords that were shown to it. */
  readonly signIns: readonly string[];
  /** Addresses that messages were accepted for. */
  readonly recipients: readonly string[];
  /** What clients called themselves. */
  readonly greetings: readonly string[];
  /** How many whole messages wait for the server's answer. */
  readonly waiting: () => number;
  /** How many clients are connected. */
  readonly connections: () => number;
  /** Ends every connection at once, without a word. */
  drop(): void;
}

export interface MailServerOptions extends SMTPServerOptions {
  /** Called with the whole message; it is accepted when this answers. Throws for a refusal with `responseCode`. */
  readonly onMessage?: (server: MailServer) => Promise<void> | void;
  /** Called at the first bytes of a message. */
  readonly onFirstBytes?: (server: MailServer) => void;
  readonly host?: string;
  /** A free one when not given. */
  readonly port?: number;
}

/** The user and the password that the server takes. */
export const mailUser = { userName: 'ann@example.com', password: 'correct horse' } as const;

/** A refusal as the server tells it. */
export function refusal(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

export async function mailServer({
  onMessage,
  onFirstBytes,
  host = 'localhost',
  port = 0,
  ...options
}: MailServerOptions = {}): Promise<MailServer> {
  const certificate = ownCertificate(host);
  const [accepted, signIns, greetings, recipients]: [string[], string[], string[], string[]] = [[], [], [], []];
  let dataBytes = 0;
  let waiting = 0;
  const smtp = new SMTPServer({
    key: certificate.key,
    cert: certificate.cert,
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth: ({ username = '', password = '' }, _session, callback) => {
      signIns.push(`${username}:${password}`);
      if (username === mailUser.userName && password === mailUser.password) callback(null, { user: username });
      else callback(refusal(535, '5.7.8 Username and Password not accepted'));
    },
    onMailFrom: (_address, session, callback) => {
      greetings.push(session.hostNameAppearsAs);
      callback();
    },
    ...options,
    onData: (stream, session, callback) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => {
        if (dataBytes === 0) onFirstBytes?.(server);
        dataBytes += piece.length;
        pieces.push(piece);
      });
      stream.on('end', () => {
        const answer = async (): Promise<void> => {
          const tooLarge = stream.sizeExceeded ? refusal(552, 'Message exceeds fixed maximum message size') : null;
          waiting += 1;
          const error = tooLarge ?? (await settle(onMessage, server));
          waiting -= 1;
          if (error === null) accepted.push(Buffer.concat(pieces).toString('latin1'));
          if (error === null) recipients.push(...session.envelope.rcptTo.map(({ address }) => address));
          callback(error, '2.0.0 Ok: queued as 4F1B');
        };
        void answer();
      });
    },
  });
  smtp.on('error', () => undefined); // clients that hang up are what is tested
  smtp.listen(port, '127.0.0.1');
  await once(smtp.server, 'listening');
  const server: MailServer = {
    port: (smtp.server.address() as AddressInfo).port,
    ca: certificate.cert,
    accepted,
    signIns,
    greetings,
    recipients,
    dataBytes: () => dataBytes,
    waiting: () => waiting,
    connections: () => smtp.connections.size,
    drop: () => dropAll(smtp),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        smtp.close(() => resolve());
        dropAll(smtp);
      }),
  };
  return server;
}

async function settle(onMessage: MailServerOptions['onMessage'], server: MailServer): Promise<Error | null> {
  try {
    await onMessage?.(server);
    return null;
  } catch (error) {
    return error as Error;
  }
}

function dropAll(smtp: SMTPServer): void {
  // The package offers no way to hang up on a client; the socket of a connection is its `_socket` (smtp-server 3.21.6).
  for (const connection of smtp.connections as Set<{ readonly _socket: Socket }>) connection._socket.destroy();
}
