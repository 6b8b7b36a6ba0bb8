import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { WrongUse } from './wrong-use.ts';

/** Asks for a secret on the terminal without showing it; without a terminal it is the next line of the input. */
export async function askSecret(question: string): Promise<string> {
  process.stderr.write(`${question}: `);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: process.stdin.isTTY });
  try {
    for await (const line of lines) return line;
    throw new WrongUse('Nothing was entered.');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
