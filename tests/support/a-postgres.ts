import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

export interface PostgresServer extends AsyncDisposable {
  /** The address of a new, empty database. */
  newDatabase(): Promise<string>;
  /** Ends it as an administrator in a hurry does: everybody is cut off, nothing that was committed is lost. */
  stop(): Promise<void>;
  /** Starts it again in the same place. */
  start(): Promise<void>;
}

export interface PostgresOptions {
  /** Of the server's process alone, such as a clock of its own. */
  readonly environment?: Readonly<Record<string, string>>;
}

const debianPlace = '/usr/lib/postgresql';

/** Where the programs of Debian's PostgreSQL are; null where it is not installed. */
function programs(): string | null {
  const newest = existsSync(debianPlace)
    ? readdirSync(debianPlace)
        .sort((a, b) => Number(a) - Number(b))
        .at(-1)
    : undefined;
  return newest ? join(debianPlace, newest, 'bin') : null;
}

/** A PostgreSQL server of its own in a folder of its own, gone afterwards. It refuses to run as root, so root lends it another user. */
export async function aPostgres({ environment = {} }: PostgresOptions = {}): Promise<PostgresServer> {
  const bin = programs();
  if (!bin) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const folder = mkdtempSync(join(tmpdir(), 'session-desk-postgres-'));
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const run = (program: string, args: readonly string[]) => {
    const { status, stderr } = spawnSync(join(bin, program), args, { ...user, cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
  };
  run('initdb', ['-D', data, '-A', 'trust', '-U', 'desk', '--no-sync', '-E', 'UTF8', '--locale=C']);
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`, 'fsync=off', 'max_connections=60'];
  const begin = async () => {
    const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
      ...user,
      cwd: folder,
      stdio: 'ignore',
      env: { ...process.env, ...environment },
    });
    const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    await whenReady(bin, port);
    return { server, ended };
  };
  let running = await begin();
  const stop = async (): Promise<void> => {
    running.server.kill('SIGINT');
    await running.ended;
  };
  let count = 0;

  return {
    async newDatabase() {
      count += 1;
      run('createdb', ['-h', '127.0.0.1', '-p', String(port), '-U', 'desk', `desk${count}`]);
      return `postgres://desk@127.0.0.1:${port}/desk${count}`;
    },
    stop,
    async start() {
      running = await begin();
    },
    async [Symbol.asyncDispose]() {
      if (running.server.exitCode === null) await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function idOf(flag: '-u' | '-g'): number {
  return Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
}

async function whenReady(bin: string, port: number): Promise<void> {
  for (let look = 0; look < 200; look += 1) {
    if (spawnSync(join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]).status === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('PostgreSQL did not start');
}
