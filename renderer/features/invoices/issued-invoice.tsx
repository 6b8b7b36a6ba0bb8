import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { InvoiceSending } from '../mail/invoice-sending.tsx';
import { ActionForms, type AskedAction } from './action-forms.tsx';
import { ActionMenu } from './action-menu.tsx';
import { BalanceCard } from './balance-card.tsx';
import { InvoiceHistory } from './invoice-history.tsx';
import { KeptFiles } from '../kept-files/kept-files.tsx';
import { IssuedPdf } from './invoice-pdf.tsx';
import { chipOf, invoiceName } from './invoice-words.ts';
import classes from './issued-invoice.module.css';
import { LateCharge } from './late-charge.tsx';
import { OnAccount } from './on-account.tsx';
import { RetentionNote } from './retention-note.tsx';
import { Settlements } from './settlements.tsx';
import { useInvoiceWrites } from './use-invoice-writes.ts';

export interface IssuedInvoiceProps {
  readonly invoice: Invoice;
}

/** An issued invoice or credit note: what is owed, what may be done, what happened, and the page as it was frozen. */
export function IssuedInvoice({ invoice }: IssuedInvoiceProps): ReactNode {
  const now = useNow(60_000);
  const zone = useZone();
  const today = dayOf(now, zone);
  const writes = useInvoiceWrites(invoice);
  const [asked, setAsked] = useState<AskedAction | null>(null);
  const { standing, kind, pdf, late } = invoice;
  return (
    <>
      <PageHeader
        title={invoiceName(invoice)}
        windowTitle={kind === 'invoice' ? 'Invoice' : 'Credit note'}
        lead={<InvoiceLinks invoice={invoice} />}
      >
        <ActionMenu invoice={invoice} writes={writes} onAsk={setAsked} />
      </PageHeader>
      <div className={classes['columns']} data-plain={pdf === null}>
        <div className={classes['facts']}>
          <BalanceCard invoice={invoice} today={today} />
          {standing.state !== 'void' && pdf !== null && (
            <InvoiceSending invoice={invoice} today={today} onSentByHand={() => setAsked('sent')} />
          )}
          {invoice.imported && (
            <div className={classes['elsewhere']}>
              <p>
                {pdf === null
                  ? 'This invoice was made elsewhere and imported. Attach the PDF that was sent, and it goes with mails and reminders from here.'
                  : 'This invoice was made elsewhere and imported. The PDF shown is the one that you attached.'}
              </p>
              <KeptFiles
                owner={{ kind: 'importedInvoice', invoiceId: invoice.id }}
                label="PDF as it was issued"
                addLabel="Attach the PDF"
              />
            </div>
          )}
          {kind === 'invoice' && standing.balance > 0 && <OnAccount invoice={invoice} today={today} />}
          <LateCharge late={late} charges={invoice.lateCharges} today={today} writes={writes} />
          <Settlements invoice={invoice} today={today} />
          <InvoiceHistory invoice={invoice} zone={zone} now={now} />
          <RetentionNote invoice={invoice} />
        </div>
        {pdf && (
          <div className={classes['paper']}>
            <IssuedPdf invoice={invoice} />
          </div>
        )}
      </div>
      {asked !== null && <ActionForms asked={asked} invoice={invoice} today={today} writes={writes} onClose={() => setAsked(null)} />}
    </>
  );
}

/** Who is billed, and the invoice that this one belongs to. */
function InvoiceLinks({ invoice }: IssuedInvoiceProps): ReactNode {
  const { organisation, credits, charges } = invoice;
  return (
    <span className={classes['lead']}>
      <StatusChip {...chipOf(invoice)} />
      <Link to="/organisations/$organisationId" params={{ organisationId: organisation.id }} className={classes['link']}>
        {organisation.name}
      </Link>
      {credits && (
        <Link to="/invoices/$invoiceId" params={{ invoiceId: credits.id }} className={classes['link']}>
          takes back from {credits.number}
        </Link>
      )}
      {charges && (
        <Link to="/invoices/$invoiceId" params={{ invoiceId: charges.id }} className={classes['link']}>
          for late payment of {charges.number}
        </Link>
      )}
    </span>
  );
}
