// For maintainers (docs/rules/rates-pack.md), on Node 24:
//   node scripts/rates-pack.mjs print 2027-03-20 > pack.json      the built-in figures as the next pack, to be edited
//   node scripts/rates-pack.mjs sign pack.json KEY.pem > rates.json
import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { signedPackSchema } from '../shared/contract/rates-pack.ts';
import { nextPackOf } from './next-rates-pack.ts';
import { signedBytes } from '../main/rates-pack/verify-rates-pack.ts';

const [task, first = '', second = ''] = process.argv.slice(2);
if (task === 'print') write(nextPackOf(first));
else if (task === 'sign') write(signedPack(JSON.parse(readFileSync(first, 'utf8')), createPrivateKey(readFileSync(second))));
else process.exitCode = 2;

/** A pack that the product would not take is not signed. */
function signedPack(pack, key) {
  const file = { pack, signature: sign(null, signedBytes(pack), key).toString('base64') };
  signedPackSchema.parse(file);
  return file;
}

function write(value) {
  process.stdout.write(`${JSON.stringify(value, null, 1)}\n`);
}
