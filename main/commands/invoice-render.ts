import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import {
  invoiceDocumentJsonSchema,
  invoiceDocumentSchema,
  printedDocumentOf,
  type InvoiceDocument,
} from '../../shared/contract/invoice-document.ts';
import type { Appearance } from '../../shared/domain/invoices/printed-document.ts';
import { systemCode, writeDurably } from '../files/durable-file.ts';
import { createApartPrinter } from '../workers/print-apart.ts';
import { pdfWorkerUrl } from '../workers/worker-urls.ts';
import { WrongUse } from './wrong-use.ts';

const usage = 'Usage: session-desk invoice render INPUT.json --out FILE.pdf\n       session-desk invoice render --schema';

/** Prints the document that a JSON file describes. The PDF is there whole or not at all. */
export async function invoiceRender(args: readonly string[]): Promise<number> {
  const options = { out: { type: 'string' }, schema: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  if (values.schema) {
    process.stdout.write(`${JSON.stringify(invoiceDocumentJsonSchema(), null, 2)}\n`);
    return 0;
  }
  const [input, ...more] = positionals;
  if (input === undefined || values.out === undefined || more.length > 0) throw new WrongUse(usage);
  const document = readDocument(input);
  const printer = createApartPrinter({ workerUrl: pdfWorkerUrl() });
  try {
    writeOutput(values.out, await printer.print(printedDocumentOf(document), appearanceOf(document, dirname(resolve(input)))));
  } finally {
    await printer.close();
  }
  return 0;
}

function readDocument(file: string): InvoiceDocument {
  const name = basename(file);
  const text = readText(file);
  const checked = invoiceDocumentSchema.safeParse(parseJson(text, name));
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new WrongUse(issue === undefined ? `${name} is not an invoice` : wordsOf(issue));
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new WrongUse(`${file} could not be read (${systemCode(error)})`);
  }
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Only where it breaks: the words around it may be someone's name.
    const place = /position \d+(?: \(line \d+ column \d+\))?/u.exec(error instanceof Error ? error.message : '')?.[0];
    throw new WrongUse(`${name} is not JSON${place === undefined ? '' : `: ${place}`}`);
  }
}

/** `lines[2].unitPricePence: Invalid input: expected int, received string`. */
function wordsOf({ path, message }: z.core.$ZodIssue): string {
  const field = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return `${field === '' ? 'document' : field.replace(/^\./u, '')}: ${message}`;
}

function appearanceOf({ appearance }: InvoiceDocument, folder: string): Appearance {
  const { template, accent, logo } = appearance;
  if (logo === null) return { template, accent, logo };
  try {
    return { template, accent, logo: readFileSync(resolve(folder, logo)) };
  } catch (error) {
    throw new WrongUse(`appearance.logo: the file could not be read (${systemCode(error)})`);
  }
}

function writeOutput(file: string, bytes: Uint8Array): void {
  try {
    writeDurably(file, bytes);
  } catch (error) {
    const code = systemCode(error instanceof Error && error.cause !== undefined ? error.cause : error);
    throw new WrongUse(`${file} could not be written (${code}). Nothing was changed.`);
  }
}
