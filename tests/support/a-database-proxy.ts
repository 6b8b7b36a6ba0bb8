import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface DatabaseProxy extends AsyncDisposable {
  /** The address of a database by way of the proxy. */
  through(url: string): string;
  /** From now on nothing is passed on in either direction. What is open stays open, and new connections are taken. */
  hang(): void;
  /** From now on nothing listens here, and what was open is cut: as after the server was ended. */
  leave(): Promise<void>;
  /** Passes on what comes over new connections; those that hung have nobody behind them any more. */
  pass(): void;
  /**
   * Cuts the next connection that ends a transaction which wrote to this table: before the server sees the COMMIT, or after it has
   * answered and before anybody hears of it.
   *
   * @returns when it was cut
   */
  cutAtCommit(table: string, when: 'before' | 'after'): Promise<void>;
  /** How many connections the service holds open. */
  held(): number;
}

interface Cut {
  readonly table: string;
  readonly when: 'before' | 'after';
  readonly done: () => void;
}

/** A simple query of these six letters, as pg writes it: kind, length, text, a zero. */
const commit = Buffer.from('Q\0\0\0\x0Bcommit\0');
/** How the server says that it is done. */
const committed = Buffer.from('COMMIT\0');

/** Stands on 127.0.0.1 between the service and a PostgreSQL server, and lets the wire fail in ways that a server of its own does not. */
export async function aDatabaseProxy(target: string): Promise<DatabaseProxy> {
  const { port: targetPort } = new URL(target);
  const held = new Set<Socket>();
  /** Nothing of theirs is passed on any more. */
  const dead = new WeakSet<Socket>();
  let isHanging = false;
  let cut: Cut | null = null;

  const server = createServer((near) => {
    held.add(near);
    if (isHanging) dead.add(near);
    const far = connect(Number(targetPort), '127.0.0.1');
    let said = '';
    let isCommitting = false;
    const end = (): void => {
      near.destroy();
      far.destroy();
    };
    near.on('close', () => held.delete(near));
    for (const socket of [near, far]) socket.on('error', end).on('close', end);
    near.on('data', (bytes) => {
      if (dead.has(near)) return;
      said += bytes.toString('latin1');
      if (cut && bytes.includes(commit) && said.includes(`insert into "${cut.table}"`)) {
        if (cut.when === 'before') return cutNow(end);
        isCommitting = true;
      }
      if (bytes.includes(commit)) said = '';
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (dead.has(near)) return;
      if (isCommitting && bytes.includes(committed)) return cutNow(end);
      near.write(bytes);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // a listening TCP server has a port

  function cutNow(end: () => void): void {
    end();
    cut?.done();
    cut = null;
  }

  async function leave(): Promise<void> {
    for (const socket of held) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  return {
    through(url) {
      const way = new URL(url);
      way.port = String(port);
      return way.href;
    },
    hang() {
      isHanging = true;
      for (const socket of held) dead.add(socket);
    },
    pass: () => void (isHanging = false),
    cutAtCommit(table, when) {
      const isDone = Promise.withResolvers<void>();
      cut = { table, when, done: isDone.resolve };
      return isDone.promise;
    },
    held: () => held.size,
    leave,
    [Symbol.asyncDispose]: leave,
  };
}
