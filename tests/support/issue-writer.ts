import { writeSync } from 'node:fs';
import { anIssuingDesk, openBooks } from './issuing-desk.ts';

/** A process that issues invoices until it is killed. What it prints it has issued. */
const [folder = ''] = process.argv.slice(2);
const tell = (text: string): void => void writeSync(1, `${text}\n`);

const desk = anIssuingDesk(openBooks(folder), folder);
tell('begins');
for (let index = 0; index < 150; index++) {
  const { number } = await desk.invoices.issue({ id: desk.draft(), changedAt: null });
  tell(`issued ${Number(number?.slice(4))}`);
}
