import { employerRates } from '../../shared/rates/pension/employer-rates.ts';
import { deflateSync, crc32 } from 'node:zlib';
import { invoiceDocumentSchema, printedDocumentOf } from '../../shared/contract/invoice-document.ts';
import type { Appearance, PrintedDocument } from '../../shared/domain/invoices/printed-document.ts';

/** Fields of the document as a user writes them; anything goes, for tests write wrong ones too. */
export type Fields = Readonly<Record<string, unknown>>;

export const plainLook: Appearance = { template: 'plain', accent: '#0F6B6B', logo: null };

export function invoiceFields(changes: Fields = {}): Fields {
  return {
    kind: 'invoice',
    issuer: {
      name: 'Dr Amara Okafor',
      address: ['14 Harbour Row', 'Bristol', 'BS1 4ST'],
      email: 'amara@okafor.example',
      bank: { accountName: 'A Okafor', sortCode: '123456', accountNumber: '12345678' },
    },
    customer: { name: 'Riverside Medical Practice', address: ['2 Mill Lane', 'Bath'], purchaseOrder: 'PO-88123' },
    number: '2026-0042',
    issuedOn: '2026-11-24',
    dueOn: '2026-12-24',
    period: { from: '2026-11-02', to: '2026-11-20' },
    lines: [lineFields()],
    paymentTerms: 'Payment within 30 days.',
    ...changes,
  };
}

export function lineFields(changes: Fields = {}): Fields {
  return {
    description: 'Session at the surgery',
    workedOn: '2026-11-02',
    startsAt: '09:00',
    endsAt: '12:30',
    quantity: 3.5,
    unit: 'hour',
    unitPricePence: 9_000,
    ...changes,
  };
}

export function aPrintedDocument(fields: Fields = invoiceFields()): PrintedDocument {
  return printedDocumentOf(invoiceDocumentSchema.parse(fields), employerRates);
}

/** A PNG of 8 bits a sample; `pixels` are its rows without filters. */
export function aPng(widthPx: number, colourType: number, pixels: Uint8Array, extra: readonly Buffer[] = []): Buffer {
  const channels = [1, 0, 3, 1, 2, 0, 4][colourType] ?? 1;
  const rowBytes = widthPx * channels;
  const heightPx = pixels.length / rowBytes;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header.writeUInt8(8, 8);
  header.writeUInt8(colourType, 9);
  const rows = Buffer.concat(
    Array.from({ length: heightPx }, (_, y) => Buffer.concat([Buffer.from([0]), pixels.subarray(y * rowBytes, (y + 1) * rowBytes)])),
  );
  const parts = [pngChunk('IHDR', header), ...extra, pngChunk('IDAT', deflateSync(rows)), pngChunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

export function pngChunk(type: string, body: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const chunk = Buffer.alloc(typed.length + 8);
  chunk.writeUInt32BE(body.length, 0);
  typed.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(typed), typed.length + 4);
  return chunk;
}
