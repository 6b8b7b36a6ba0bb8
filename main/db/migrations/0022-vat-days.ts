/** Of which days' work a registration for VAT holds: first and last day, NULL where it is open. */
export const vatDaysSql = `
ALTER TABLE identities ADD COLUMN vat_from TEXT CHECK (vat_from LIKE '____-__-__');
ALTER TABLE identities ADD COLUMN vat_until TEXT CHECK (vat_until LIKE '____-__-__');
`;
