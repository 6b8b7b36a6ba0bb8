import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { PackageUpdater } from '../../main/node/updates/package-updater.ts';
import { anAppImageUpdater } from './app-image-updater.ts';
import { fileEntry, newProgram, oldProgram } from './a-program.ts';
import { aReleaseSigner, type ManifestTraits, type ReleaseSigner } from './a-release.ts';
import { tempFolder } from './temp-profile.ts';

/** What the server answers under a path: bytes, or whatever else it does. */
export type Served = string | Uint8Array | RequestListener;

export interface UpdateServer {
  readonly url: string;
  /** Requests so far, in order. */
  readonly seen: readonly { readonly path: string; readonly headers: Readonly<Record<string, string | string[] | undefined>> }[];
  serve(path: string, served: Served): void;
}

/** A real server on 127.0.0.1; gone after the test. */
export async function anUpdateServer(): Promise<UpdateServer> {
  const served = new Map<string, Served>();
  const seen: { path: string; headers: Record<string, string | string[] | undefined> }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    seen.push({ path, headers: request.headers });
    const answer = served.get(path.slice(1));
    if (answer === undefined) response.writeHead(404).end('Not found');
    else if (typeof answer === 'function') answer(request, response);
    else response.end(answer);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // a listening TCP server has a port
  return { url: `http://127.0.0.1:${port}`, seen, serve: (path, answer) => void served.set(path, answer) };
}

export interface UpdateDesk extends UpdateServer {
  readonly updater: PackageUpdater;
  readonly signer: ReleaseSigner;
  /** The AppImage that is installed. */
  readonly installed: string;
  /** Where downloads go. */
  readonly downloads: string;
  /** How often the app was asked to end, and how often the new version was started. */
  readonly done: { quits: number; starts: number };
  /** Publishes a release with its file. */
  publish(traits?: Partial<ManifestTraits>, bytes?: Uint8Array): void;
  installedProgram(): Buffer;
}

/** The real updater of an AppImage, on a real file, against a real server. */
export async function anUpdateDesk(
  options: { readonly folder?: string; readonly home?: string; readonly url?: string } = {},
): Promise<UpdateDesk> {
  const home = options.home ?? tempFolder();
  const server = await anUpdateServer();
  const signer = aReleaseSigner();
  const installed = join(home, 'apps', 'Session Desk.AppImage');
  const downloads = options.folder ?? join(home, 'updates');
  const config = join(home, 'app-update.yml');
  mkdirSync(join(home, 'apps'), { recursive: true });
  writeFileSync(installed, oldProgram, { mode: 0o755 });
  vi.stubEnv('APPIMAGE', installed);
  onTestFinished(() => void vi.unstubAllEnvs());
  const done = { quits: 0, starts: 0 };
  const updater = anAppImageUpdater({
    url: options.url ?? server.url,
    installed,
    folder: downloads,
    config,
    quit: () => void done.quits++,
    start: () => void done.starts++,
  });
  return {
    ...server,
    updater,
    signer,
    installed,
    downloads,
    done,
    publish(traits = {}, bytes = newProgram) {
      const version = traits.version ?? '9.0.0';
      const file = fileEntry(version, bytes);
      server.serve(`${traits.channel ?? 'stable'}.json`, signer.manifest({ files: [file], ...traits }));
      server.serve(file.name, bytes);
    },
    installedProgram: () => readFileSync(installed),
  };
}
