import { writeSync } from 'node:fs';
import { openBooks } from './issuing-desk.ts';
import { aMonthDesk, makeWaitingMonth } from './month-desk.ts';

/** A process that makes Form B and takes it apart until it is killed. */
const [folder = ''] = process.argv.slice(2);
const pension = aMonthDesk(openBooks(folder));
const [left] = pension.months(2026 as Parameters<typeof pension.months>[0]);
if (left) pension.unmakeMonth(left.id);
for (;;) {
  const id = makeWaitingMonth(pension);
  writeSync(1, 'made\n');
  pension.unmakeMonth(id);
}
