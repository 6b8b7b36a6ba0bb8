import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import { nodeFlags } from '../../scripts/node-flags.mjs';
import type { Client } from './transports.ts';

/** The built command line. */
export const cli = join(import.meta.dirname, '../../out/main/cli.js');

/** No keychain can be reached, so that a test never writes into the user's own. */
export const withoutKeychain = { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' };

export interface CliRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** @param input  what is typed */
export async function runCli(args: readonly string[], { input = '', node = process.execPath, env = {} } = {}): Promise<CliRun> {
  const child = spawn(node, [cli, ...args], { env: { ...withoutKeychain, ...env } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (data) => (out += String(data)));
  child.stderr.on('data', (data) => (err += String(data)));
  child.stdin.on('error', () => undefined); // a command that asks nothing is gone before it reads
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

export async function tempFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'session-desk-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

export interface ServedApp {
  readonly process: ChildProcess;
  /** Opens the dashboard once. */
  readonly address: string;
  readonly output: () => string;
  stop(): Promise<number | null>;
}

/** The browser shell as it is started by a user. */
export async function serveApp(folder: string, ...more: readonly string[]): Promise<ServedApp> {
  const child = spawn(process.execPath, [...nodeFlags, cli, 'serve', '--profile', folder, ...more], {
    env: withoutKeychain,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += String(data);
        const found = /http:\/\/\S+/.exec(output);
        if (found) resolve(found[0]);
      });
    }
    child.once('exit', () => reject(new Error(output)));
  });
  return {
    process: child,
    address,
    output: () => output,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      return child.exitCode;
    },
  };
}

/** A dashboard without a browser: trades the address for a session and calls the contract. */
export async function connectTo({
  address,
}: Pick<ServedApp, 'address'>): Promise<{ readonly client: Client; readonly session: string; close(): void }> {
  const { origin, host, hash } = new URL(address);
  const answer = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { Origin: origin },
    body: JSON.stringify({ token: hash.replace('#token=', '') }),
  });
  const { session } = (await answer.json()) as { session: string };
  const socket = new WebSocket(`ws://${host}/socket`, ['session-desk', session], { origin });
  await once(socket, 'open');
  const client: Client = createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
  return { client, session, close: () => socket.terminate() };
}
