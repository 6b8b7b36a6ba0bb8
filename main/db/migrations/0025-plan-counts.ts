/** What a plan asks of the books: how many invoices were issued of late, and which of them had a form before. */
export const planCountsSql = `
CREATE INDEX invoice_history_issued ON invoice_history (at) WHERE what = 'issued';

CREATE INDEX pension_forms_ended ON pension_forms (invoice_id) WHERE withdrawn_on IS NOT NULL OR rejected_on IS NOT NULL;
`;
