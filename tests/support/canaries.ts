import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from '@playwright/test';

/** Texts of at least eight characters that exist nowhere else, by what they are. */
export type Canaries = Readonly<Record<string, string>>;

/** Where one of the texts lies in the clear in a file of the folder: `note in logs/session-desk.log`. */
export function leaksInFolder(folder: string, canaries: Canaries): readonly string[] {
  return filesIn(folder).flatMap((file) => leaksIn(readFileSync(file), canaries).map((name) => `${name} in ${relative(folder, file)}`));
}

/** The names of the texts that the bytes hold, as UTF-8, UTF-16, base64 or hex. */
export function leaksIn(bytes: Buffer | string, canaries: Canaries): readonly string[] {
  const haystack = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  return Object.entries(canaries)
    .filter(([, text]) => writings(text).some((needle) => haystack.includes(needle)))
    .map(([name]) => name);
}

/** All that the browser keeps for this page: storages, databases, caches, cookies, history state and title. */
export function keptByBrowser(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const caches = await Promise.all(
      (await window.caches.keys()).map(async (name) => [name, (await (await window.caches.open(name)).keys()).map(({ url }) => url)]),
    );
    const databases = await indexedDB.databases();
    const history = { state: window.history.state as unknown, href: window.location.href, title: document.title };
    return JSON.stringify({
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases,
      caches,
      cookie: document.cookie,
      history,
    });
  });
}

/** Every value of the encrypted database of a closed profile: what is meant to be stored, and nothing else. */
export function storedText(folder: string, passphrase: string): string {
  const script = join(import.meta.dirname, '../support/print-stored-text.ts');
  return execFileSync(process.execPath, [script, folder, passphrase], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

function writings(text: string): readonly Buffer[] {
  const utf8 = Buffer.from(text);
  // Base64 depends on where the text begins: the part that is alike for each of the three places is enough.
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), utf8])
      .toString('base64')
      .slice(4, -4),
  );
  // Four letters of a short text would be found by chance.
  const telling = base64.filter((part) => part.length >= 8);
  return [
    utf8,
    Buffer.from(text, 'utf16le'),
    Buffer.from(utf8.toString('hex')),
    Buffer.from(encodeURIComponent(text)),
    ...telling.map((part) => Buffer.from(part)),
  ];
}
