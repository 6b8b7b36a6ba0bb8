import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { InvoiceLine } from '../shared/domain/invoices/model.ts';
import type { PrintedDocument } from '../shared/domain/invoices/printed-document.ts';
import { totalsOf } from '../shared/domain/invoices/totals.ts';
import { formatAmount, formatMoney, formatQuantity } from '../shared/domain/money.ts';
import { logo } from './invoice-look.ts';

/** As much of pdfmake as is used; it has no types of its own. */
interface Pdfmake {
  setFonts(fonts: object): void;
  setUrlAccessPolicy(allows: () => boolean): void;
  setLocalAccessPolicy(allows: () => boolean): void;
  createPdf(definition: object): { getBuffer(): Promise<Buffer> };
}

/** pdfmake, loaded and warm, with the same two fonts. */
export function createPdfmakePeer(): (document: PrintedDocument) => Promise<Uint8Array> {
  const require = createRequire(import.meta.url);
  const pdfmake = require('pdfmake') as Pdfmake;
  const font = (name: string): string => require.resolve(`@expo-google-fonts/inter/${name}.ttf`);
  pdfmake.setFonts({ Inter: { normal: font('400Regular/Inter_400Regular'), bold: font('600SemiBold/Inter_600SemiBold') } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  return (document) => pdfmake.createPdf(definitionOf(document)).getBuffer();
}

const headings = ['Date', 'Description', 'Quantity', 'Unit price (£)', 'Amount (£)'];

function definitionOf(document: PrintedDocument): object {
  const { draft, totals } = invoiceOf(document);
  const lines = draft.lines.map((line, index) => cellsOf(line, totals.lineNets[index] ?? totals.net));
  return {
    pageSize: 'A4',
    pageMargins: [50, 50, 50, 60],
    info: { title: `Invoice ${draft.number}` },
    defaultStyle: { font: 'Inter', fontSize: 9.2 },
    footer: (page: number, count: number) => ({ text: `Page ${page} of ${count}`, alignment: 'right', margin: [50, 10] }),
    content: [
      {
        columns: [
          { text: 'Invoice', fontSize: 24, bold: true },
          { image: `data:image/png;base64,${logo.toString('base64')}`, fit: [170, 56], alignment: 'right' },
        ],
      },
      { text: [`Invoice number ${draft.number}`, `Date of issue ${draft.issuedOn}`, `Due ${draft.dueOn}`].join('\n'), margin: [0, 20] },
      {
        columns: [
          { text: [draft.issuer.name, ...draft.issuer.address, draft.issuer.email].join('\n') },
          { text: [draft.customer.name, ...draft.customer.address].join('\n') },
        ],
      },
      { text: `${formatMoney(totals.total)} by ${draft.dueOn}`, fontSize: 22, bold: true, margin: [0, 20] },
      {
        table: { headerRows: 1, widths: ['auto', '*', 'auto', 'auto', 'auto'], body: [headings, ...lines] },
        layout: 'lightHorizontalLines',
      },
      { text: `Total ${formatMoney(totals.total)}`, alignment: 'right', bold: true, margin: [0, 10] },
      { text: `${totals.vatStatement}\nSort code ${draft.issuer.bank?.sortCode} account ${draft.issuer.bank?.accountNumber}` },
      { text: draft.paymentTerms },
    ],
  };
}

/** Chromium's own command line: a page in, a PDF out. */
export function printByChromium(folder: string, document: PrintedDocument): void {
  const page = join(folder, 'invoice.html');
  writeFileSync(page, htmlOf(document));
  const browser = process.env['SESSION_DESK_CHROMIUM'] ?? '/usr/bin/chromium';
  const out = `--print-to-pdf=${join(folder, 'invoice.pdf')}`;
  execFileSync(browser, ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${folder}`, out, page], { stdio: 'ignore' });
}

/** The same page as HTML. */
export function htmlOf(document: PrintedDocument): string {
  const { draft, totals } = invoiceOf(document);
  const row = (cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  const rows = draft.lines.map((line, index) => row(cellsOf(line, totals.lineNets[index] ?? totals.net)));
  return `<!doctype html><html lang="en-GB"><title>Invoice ${draft.number}</title>
<style>@page{size:A4;margin:50pt}body{font:9.2pt sans-serif}table{width:100%;border-collapse:collapse}td{padding:6pt 0;border-bottom:.5pt solid #ccc}</style>
<img alt="" height="56" src="data:image/png;base64,${logo.toString('base64')}"><h1>Invoice</h1>
<p>Invoice number ${draft.number}<br>Date of issue ${draft.issuedOn}<br>Due ${draft.dueOn}</p>
<p>${[draft.issuer.name, ...draft.issuer.address, draft.issuer.email].join('<br>')}</p>
<p>${[draft.customer.name, ...draft.customer.address].join('<br>')}</p>
<h2>${formatMoney(totals.total)} by ${draft.dueOn}</h2>
<table><thead>${row(headings)}</thead><tbody>${rows.join('')}</tbody></table>
<p><b>Total ${formatMoney(totals.total)}</b></p><p>${totals.vatStatement}</p><p>${draft.paymentTerms}</p></html>`;
}

function cellsOf(line: InvoiceLine, net: Parameters<typeof formatAmount>[0]): string[] {
  return [
    `${line.workedOn} ${line.startsAt}–${line.endsAt}`,
    line.description,
    `${formatQuantity(line.quantity)} hours`,
    formatAmount(line.unitPrice),
    formatAmount(net),
  ];
}

function invoiceOf(document: PrintedDocument): {
  readonly draft: Extract<PrintedDocument, { kind: 'invoice' }>['draft'];
  readonly totals: ReturnType<typeof totalsOf>;
} {
  if (document.kind !== 'invoice') throw new RangeError('the peers print invoices');
  return { draft: document.draft, totals: totalsOf(document.draft) };
}
