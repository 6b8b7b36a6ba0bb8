/** A key that the account's service gave this computer after a signature, so that it need not sign each day; sealed. */
export const accessKeySql = `
ALTER TABLE licence_state ADD COLUMN sealed_access_key BLOB;
`;
