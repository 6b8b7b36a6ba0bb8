// `npm run release:sign -- …` signs what an app needs to know before it updates itself (docs/runbooks/release.md):
//   make-key KEY.pem                                        a key pair; prints the public half
//   manifest FOLDER --channel stable --rollout 5 --notes NOTES.txt --key KEY.pem > stable.json
//   manifest FOLDER … --signer 'COMMAND' --key-id ID        the command is given the bytes, and gives the signature
//   show FILE                                               what a manifest says, and whether the app trusts it
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { appVersion } from '../main/node/app-version.ts';
import { updateKeys } from '../main/release-manifest/update-source.ts';
import { keyIdOf, verifyManifest } from '../main/release-manifest/verify-manifest.ts';
import { embeddedKey, manifestOf, signManifest } from './release-manifest.ts';

const say = (text) => process.stderr.write(`${text}\n`);

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    version: { type: 'string', default: appVersion() },
    channel: { type: 'string', default: 'stable' },
    rollout: { type: 'string', default: '100' },
    notes: { type: 'string' },
    'minimum-schema': { type: 'string', default: '1' },
    days: { type: 'string', default: '60' },
    key: { type: 'string' },
    signer: { type: 'string' },
    'key-id': { type: 'string' },
    'foreign-key': { type: 'string' },
  },
});

const [task, place = ''] = positionals;
try {
  if (task === 'make-key') makeKey(place);
  else if (task === 'manifest') signFolder(place);
  else if (task === 'show') show(place);
  else throw new Error('One of: make-key KEY.pem, manifest FOLDER, show FILE (docs/runbooks/release.md)');
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function makeKey(file) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  say(`Key ${keyIdOf(pem)}. The private half is in ${file}: keep it off every machine that builds. The public half:`);
  process.stdout.write(pem);
}

function signFolder(folder) {
  const { keyId, trusted, signer } = chosenKey();
  const facts = {
    folder,
    version: values.version,
    channel: values.channel,
    rolloutPercent: Number(values.rollout),
    minimumDataSchema: Number(values['minimum-schema']),
    notes: values.notes === undefined ? '' : readFileSync(values.notes, 'utf8').trim(),
    now: Date.now(),
    days: Number(values.days),
  };
  const file = signManifest(manifestOf(facts, keyId), signer, trusted);
  describe(JSON.parse(file).manifest);
  process.stdout.write(file);
}

/** Who signs, and by whom the result must be trusted: the keys of the app, unless a foreign one is named. */
function chosenKey() {
  const foreign = values['foreign-key'] === undefined ? [] : [readFileSync(values['foreign-key'], 'utf8')];
  const trusted = foreign.length > 0 ? foreign : updateKeys;
  if (values.key !== undefined) {
    const privateKey = createPrivateKey(readFileSync(values.key));
    const keyId = keyIdOf(createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString());
    embeddedKey(keyId, trusted);
    return { keyId, trusted, signer: (bytes) => sign(null, bytes, privateKey) };
  }
  if (values.signer === undefined || values['key-id'] === undefined) throw new Error('Either --key KEY.pem, or --signer and --key-id');
  embeddedKey(values['key-id'], trusted);
  return { keyId: values['key-id'], trusted, signer: (bytes) => signOutside(values.signer, bytes) };
}

/** The bytes are on the standard input and in the file {in}; the signature is read from {out}, else from the standard output. */
function signOutside(command, bytes) {
  const folder = mkdtempSync(join(tmpdir(), 'release-sign-'));
  const [given, made] = [join(folder, 'bytes'), join(folder, 'signature')];
  try {
    writeFileSync(given, bytes);
    const line = command.replaceAll('{in}', given).replaceAll('{out}', made);
    const { status, stdout } = spawnSync(line, { shell: true, input: bytes, stdio: ['pipe', 'pipe', 'inherit'] });
    if (status !== 0) throw new Error('The signing command failed; nothing was signed.');
    return signatureIn(command.includes('{out}') ? readFileSync(made) : stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** As raw bytes, base64 or hex. */
function signatureIn(answer) {
  const text = answer.toString('latin1').trim();
  const readings = [answer, Buffer.from(text, 'base64'), Buffer.from(text, 'hex')];
  const found = readings.find(({ length }) => length === 64);
  if (!found) throw new Error('The signing command gave no Ed25519 signature.');
  return found;
}

function show(file) {
  const { manifest, refusal } = verifyManifest(readFileSync(file), updateKeys);
  if (manifest === null) throw new Error(`The app refuses this manifest: ${refusal}`);
  describe(manifest);
}

function describe(manifest) {
  const day = (at) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  say(`${manifest.version} on ${manifest.channel}, to ${manifest.rolloutPercent} %, key ${manifest.keyId}`);
  say(
    `issued ${day(manifest.issuedAt)}, counts until ${day(manifest.expiresAt)} UTC, opens data from schema ${manifest.minimumDataSchema}`,
  );
  for (const { name, bytes, sha512 } of manifest.files) say(`${name}  ${bytes} bytes  ${sha512}`);
  say(manifest.notes === '' ? 'No notes.' : `Notes:\n${manifest.notes}`);
}
