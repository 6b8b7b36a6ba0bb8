import { writeSync } from 'node:fs';
import { openBooks } from './issuing-desk.ts';
import { aKeptFileDesk } from './kept-file-desk.ts';

/** A process that keeps files beside a form until it is killed, and says the seed of each that was kept. */
const [folder = '', formId = '', round = ''] = process.argv.slice(2);
const files = aKeptFileDesk(openBooks(folder));
for (let count = 0; ; count++) {
  const seed = `${round}-${count}`;
  files.keep({ owner: { kind: 'signedForm', formId }, uploadId: seed, fileName: `${seed}.pdf` });
  writeSync(1, `${seed}\n`);
}
