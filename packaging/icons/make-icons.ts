// `node packaging/icons/make-icons.ts`: draws the app's icon anew, after a change of the mark.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { iconFiles } from './icon-files.ts';

for (const [place, content] of iconFiles()) {
  const file = join(import.meta.dirname, '../..', place);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
