import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { openBrowserShell, type BrowserShell } from '../browser.ts';
import { defaultDataFolder } from '../node/data-folder.ts';

/** Opens the app for this computer's browsers and prints an address that works once. Runs until it is stopped. */
export async function serve(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { profile: { type: 'string' }, reason: { type: 'string' } } });
  const stopped = stopSignal();
  const shell = await openBrowserShell({ folder: values.profile ?? defaultDataFolder(), reason: values.reason ?? null });

  if (values.reason !== undefined) process.stdout.write(`Session Desk opens in your browser: ${values.reason}\n`);
  showAddress(shell.newAddress());
  const stopAsking = process.stdin.isTTY ? giveNewAddresses(shell) : null;

  await stopped;
  stopAsking?.();
  await shell.close();
  return 0;
}

function giveNewAddresses(shell: BrowserShell): () => void {
  process.stdout.write('Enter gives a new address, Ctrl+C stops Session Desk.\n');
  const lines = createInterface({ input: process.stdin });
  lines.on('line', () => showAddress(shell.newAddress()));
  return () => lines.close();
}

function showAddress(address: string): void {
  process.stdout.write(`Open this address in a browser on this computer. It works once, within the hour:\n\n  ${address}\n\n`);
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
