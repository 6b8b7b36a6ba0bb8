/** The rates pack that the user installed, as the signed file that it is; its signature is checked whenever it is read. */
export const ratesPackSql = `
CREATE TABLE rates_packs (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  file TEXT NOT NULL CHECK (length(file) <= 2000000),
  installed_at INTEGER NOT NULL
) STRICT;
`;
