import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Appearance } from '../shared/domain/invoices/printed-document.ts';

export const logo = readFileSync(join(import.meta.dirname, '../resources/icon.png'));

export const appearance: Appearance = { template: 'plain', accent: '#0F6B6B', logo };
