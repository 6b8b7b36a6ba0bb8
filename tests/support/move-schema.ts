// Changes the number of the schema in a closed profile that its keychain opens: `node move-schema.ts FOLDER KEYCHAIN STEP`.
import { openConnection } from '../../main/db/open-connection.ts';
import { requireKeyFile } from '../../main/vault/key-file.ts';
import { deriveKey } from '../../main/vault/key-slots.ts';
import { databasePurpose } from '../../main/vault/open-profile.ts';
import { pathsIn } from '../../main/vault/profile-paths.ts';
import { unlockWithKeychain } from '../../main/vault/unlock.ts';
import { createFileSecretStore } from './file-secret-store.ts';

const [folder = '', keychain = '', step = '0'] = process.argv.slice(2);
const paths = pathsIn(folder);
const dataKey = await unlockWithKeychain(requireKeyFile(paths), createFileSecretStore(keychain, true));
const connection = openConnection({ file: paths.database, key: deriveKey(dataKey, databasePurpose) });
connection.pragma(`user_version = ${Number(connection.pragma('user_version', { simple: true })) + Number(step)}`);
connection.close();
