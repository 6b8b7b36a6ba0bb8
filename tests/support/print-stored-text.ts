// Prints every value of the encrypted database of a closed profile, one table a line: `node print-stored-text.ts FOLDER PASSPHRASE`.
// A process of its own: the test runner of the pages cannot load the database.
import { sql } from 'drizzle-orm';
import { openStore } from '../../main/db/open-store.ts';
import { readKeyFile } from '../../main/vault/key-file.ts';
import { deriveKey, openWithText } from '../../main/vault/key-slots.ts';
import { databasePurpose } from '../../main/vault/open-profile.ts';
import { pathsIn } from '../../main/vault/profile-paths.ts';

const [folder = '', passphrase = ''] = process.argv.slice(2);
const paths = pathsIn(folder);
const found = readKeyFile(paths);
if (found.kind !== 'found' || !found.keys.passphrase) throw new Error('The profile has no passphrase');
const dataKey = await openWithText(found.keys.passphrase, passphrase, found.keys.profileId, 'passphrase');
if (!dataKey) throw new Error('The passphrase does not open the profile');

const store = openStore({ file: paths.database, key: deriveKey(dataKey, databasePurpose) });
const tables = store.read.all<{ name: string }>(sql`SELECT name FROM sqlite_schema WHERE type = 'table'`);
for (const { name } of tables) console.log(JSON.stringify(store.read.all(sql`SELECT * FROM ${sql.identifier(name)}`)));
store.close();
