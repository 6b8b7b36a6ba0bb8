/** Tax and the like that whoever pays an own company took off an invoice: it settles the invoice, and nothing of it was given up. */
export const invoiceDeductionsSql = `
CREATE TABLE invoice_deductions (
  id TEXT PRIMARY KEY,
  invoice_id TEXT NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  deducted_on TEXT NOT NULL CHECK (deducted_on LIKE '____-__-__'),
  tax INTEGER NOT NULL CHECK (tax >= 0),
  national_insurance INTEGER NOT NULL CHECK (national_insurance >= 0),
  student_loan INTEGER NOT NULL CHECK (student_loan >= 0),
  pension INTEGER NOT NULL CHECK (pension >= 0),
  other INTEGER NOT NULL CHECK (other >= 0),
  amount INTEGER NOT NULL CHECK (amount > 0 AND amount = tax + national_insurance + student_loan + pension + other),
  note TEXT NOT NULL CHECK (length(note) <= 300),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX invoice_deductions_by_invoice ON invoice_deductions (invoice_id, amount);

DROP VIEW invoice_balances;
-- What lowered each invoice, and what is still asked for.
CREATE VIEW invoice_balances (invoice_id, paid, credited, written_off, deducted, balance) AS
  SELECT id, paid, credited, written_off, deducted,
    CASE WHEN kind = 'invoice' AND number IS NOT NULL AND voided_on IS NULL
      THEN max(0, total - paid - credited - written_off - deducted) ELSE 0 END
  FROM (
    SELECT i.id, i.kind, i.number, i.voided_on, i.total,
      coalesce((SELECT sum(a.amount) FROM allocations a WHERE a.invoice_id = i.id), 0) AS paid,
      coalesce((SELECT -sum(c.total) FROM invoices c WHERE c.credits_id = i.id AND c.number IS NOT NULL), 0) AS credited,
      coalesce((SELECT sum(w.amount) FROM write_offs w WHERE w.invoice_id = i.id), 0) AS written_off,
      coalesce((SELECT sum(d.amount) FROM invoice_deductions d WHERE d.invoice_id = i.id), 0) AS deducted
    FROM invoices i
  );
`;
