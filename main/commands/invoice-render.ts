import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import {
  invoiceDocumentJsonSchema,
  invoiceDocumentSchema,
  printedDocumentOf,
  type InvoiceDocument,
} from '../../shared/contract/invoice-document.ts';
import { findingsOf, hindrances } from '../../shared/domain/invoices/completeness.ts';
import type { Appearance, PrintedDocument } from '../../shared/domain/invoices/printed-document.ts';
import { isAppError } from '../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import { errorTexts } from '../../shared/errors/texts.ts';
import { builtInPensionRates } from '../../shared/rates/pension/built-in-rates.ts';
import { builtInEdition } from '../../shared/rates/rates-edition.ts';
import { createApartPrinter } from '../workers/print-apart.ts';
import { pdfWorkerUrl } from '../workers/worker-urls.ts';
import { readDocumentText, readLogo, requireOutput, writePdf } from './render-files.ts';
import { WrongUse } from './wrong-use.ts';

const usage = `Usage: session-desk invoice render INPUT.json --out FILE.pdf
       session-desk invoice render --schema

  INPUT.json   the document; - reads it from the standard input
  --out        the PDF; - writes it to the standard output
  --schema     prints the JSON Schema of the document

Where the practice's share of the NHS pension is not given, it is that of the figures
built in: version ${builtInEdition.version}, of ${builtInEdition.issuedOn}.
`;

/** Prints the document that a JSON file describes, and says what the law asks besides. The PDF is there whole or not at all. */
export async function invoiceRender(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { out: { type: 'string' }, schema: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) return print(usage);
  if (values.schema === true) return print(`${JSON.stringify(invoiceDocumentJsonSchema(), null, 2)}\n`);
  const [input, ...more] = positionals;
  if (input === undefined || values.out === undefined || more.length > 0) throw new WrongUse(usage.trimEnd());
  await render(input, values.out);
  return 0;
}

async function render(input: string, output: string): Promise<void> {
  const document = documentOf(await readDocumentText(input), input);
  const logo = document.appearance.logo === null ? null : resolve(dirname(resolve(input)), document.appearance.logo);
  requireOutput(output, logo === null ? [input] : [input, logo]);
  const printer = createApartPrinter({ workerUrl: pdfWorkerUrl() });
  try {
    const appearance = { ...document.appearance, logo: logo === null ? null : await readLogo(logo) };
    const { pdf, paper } = await printed(document, appearance, printer);
    await writePdf(output, pdf);
    process.stderr.write(missingWords(paper));
  } finally {
    await printer.close();
  }
}

/** @throws WrongUse that names the field, where the rules or the printer refuse the document */
async function printed(
  document: InvoiceDocument,
  appearance: Appearance,
  printer: ReturnType<typeof createApartPrinter>,
): Promise<{ readonly pdf: Uint8Array; readonly paper: PrintedDocument }> {
  try {
    const paper = printedDocumentOf(document, builtInPensionRates.employerRates);
    return { pdf: await printer.print(paper, appearance), paper };
  } catch (error) {
    const field = isAppError(error) ? fields[error.code] : undefined;
    if (!isAppError(error) || field === undefined) throw error;
    const { title, action } = errorTexts[error.code];
    const on = error.details['on'] === undefined ? '' : ` (${String(error.details['on'])})`;
    throw new WrongUse(`${field}: ${title}${on}. ${action}`);
  }
}

/** One line for each thing that the law asks and the document does not say; empty where nothing is missing. */
function missingWords(paper: PrintedDocument): string {
  if (paper.kind !== 'invoice') return '';
  const missing = hindrances(findingsOf(paper.draft));
  if (missing.length === 0) return '';
  const lines = missing.map(({ field, words }) => `  ${field.replaceAll(/\.(\d+)(?=\.|$)/gu, '[$1]')}: ${words}\n`);
  return `The PDF is written. What the law asks of an invoice, and this one lacks:\n${lines.join('')}`;
}

/** What of a document is to be mended. */
const fields: Partial<Record<ErrorCode, string>> = {
  LOGO_UNREADABLE: 'appearance.logo',
  NO_FIGURE_FOR_DATE: 'lines',
  PENSION_DAY_MISSING: 'lines',
};

function documentOf(text: string, name: string): InvoiceDocument {
  const checked = invoiceDocumentSchema.safeParse(parseJson(text, name));
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new WrongUse(issue === undefined ? `${name} is not an invoice` : wordsOf(issue));
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

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}
