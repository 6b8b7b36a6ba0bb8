import { createHash } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import PostalMime from 'postal-mime';
import { expect, test, vi } from 'vitest';
import { createSmtpMailer } from '../../main/node/smtp.ts';
import { createApartPrinter } from '../../main/workers/print-apart.ts';
import { aFormATemplate } from '../support/form-templates.ts';
import { mailServer, mailUser } from '../support/mail-server.ts';
import { importForm } from '../support/official-form.ts';
import { aPensionDesk } from '../support/pension-desk.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('the official form reaches the practice filled, byte for byte as it is listed with its hash, and is chased with the same', async () => {
  await using server = await mailServer();
  const printer = createApartPrinter({ workerUrl: new URL('../../main/workers/pdf-worker.ts', import.meta.url) });
  const desk = await aPensionDesk({
    printer,
    mailer: createSmtpMailer({ ca: server.ca }),
    organisation: { employingAuthorityCode: 'Y0123', accountsEmail: 'office@birch.example' },
  });
  const { client } = desk;
  await client.mail.saveAccount({ address: 'ann@example.com', host: 'localhost', port: server.port, security: 'startTls', ...mailUser });
  await importForm(desk, 'formA', await aFormATemplate());
  const [form] = await desk.made('2026-10-06');
  const formId = form?.id ?? '';
  const letter = async (kind: 'pensionForm' | 'pensionChase'): Promise<void> => {
    const { copyId } = await client.pensionSigning.giveOut({
      formId,
      letter: kind === 'pensionForm' ? 'sent' : 'chased',
      paper: 'official',
    });
    const about = { kind, copyId };
    const { to, copyTo, subject, body, newest } = await client.mail.compose({ about });
    const { id } = await client.mail.send({ about, to: [...to], copyTo: [...copyTo], subject, body, after: newest?.id ?? null });
    await vi.waitFor(async () => expect((await client.mail.get({ id })).state).toBe('handedOver'), { timeout: 15_000 });
  };
  const attached = async (message: number) => {
    const { attachments } = await PostalMime.parse(Buffer.from(server.accepted[message] ?? '', 'latin1'));
    return attachments.map(({ filename, mimeType, content }) => ({ filename, mimeType, bytes: Buffer.from(content as ArrayBuffer) }));
  };

  await letter('pensionForm');
  await letter('pensionChase');

  const [{ filename, mimeType, bytes } = { filename: '', mimeType: '', bytes: Buffer.of() }, ...more] = await attached(0);
  expect({ filename, mimeType, more }).toEqual({
    filename: expect.stringMatching(/^Form A .*\.pdf$/),
    mimeType: 'application/pdf',
    more: [],
  });
  expect(server.recipients).toEqual(['office@birch.example', 'office@birch.example']);
  const fields = (await PDFDocument.load(bytes)).getForm();
  expect(['Text2', 'Days.0.0', 'One', 'Two', 'Three', 'Payer[0]'].map((name) => fields.getTextField(name).getText())).toEqual([
    'AB123456C',
    '06/10/2026',
    '360.00',
    '324.00',
    '46.59',
    'Birch Surgery',
  ]);
  expect(await client.pensionDocuments.outputs({ id: formId })).toEqual([
    { kind: 'official', version: 'V3', schemeYear: 2026, sha256: sha256(bytes), madeAt: expect.any(Number) },
  ]);
  expect((await attached(1)).map((file) => sha256(file.bytes))).toEqual([sha256(bytes)]);
  expect(await client.pension.form({ id: formId })).toMatchObject({ state: 'sent', contact: { what: 'chased' } });
});
