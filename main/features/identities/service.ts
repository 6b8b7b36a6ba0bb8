import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import {
  storedSecretsSchema,
  type BankCheck,
  type Identity,
  type IdentitySecrets,
  type IdentityValues,
} from '../../../shared/contract/identities.ts';
import type { Terms } from '../../../shared/contract/terms.ts';
import { pictureOf } from '../../../shared/domain/files/picture-size.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, Store, WriteDb } from '../../db/store.ts';
import { dropUnusedTerms, readTerms, replaceTerms } from '../../db/terms-rows.ts';
import type { Clock } from '../../ports/clock.ts';
import { openSeal, seal } from '../../vault/seal.ts';
import { checkBank } from './bank-check.ts';
import {
  allIdentities,
  deleteIdentity,
  deleteLogo,
  findIdentity,
  findLogo,
  idsWithLogo,
  insertIdentity,
  saveLogo,
  updateIdentity,
  type IdentityRow,
} from './store.ts';

export interface IdentityDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly newId: () => string;
  /** A 32-byte key for one purpose. */
  readonly keyFor: (purpose: string) => Buffer;
  readonly takeUpload: (uploadId: string) => Uint8Array;
  /** Which identities bookings name. */
  readonly usedIds: (db: ReadDb) => ReadonlySet<string>;
}

export interface Logo {
  readonly type: 'image/png' | 'image/jpeg';
  readonly bytes: Buffer;
}

/** Who trades. Bank details, UTR and NI number are sealed and leave only by `reveal`. */
export interface IdentityService {
  /** In the order they were made, archived ones last. */
  list(which: { readonly archived: boolean }): readonly Identity[];
  /** @throws AppError NOT_FOUND */
  get(id: string): Identity;
  create(values: IdentityValues): Identity;
  /** @throws AppError NOT_FOUND */
  update(id: string, values: IdentityValues): Identity;
  /** @throws AppError NOT_FOUND */
  archive(id: string, state: { readonly archived: boolean }): Identity;
  /** @throws AppError NOT_FOUND, IDENTITY_IN_USE while a booking names it */
  remove(id: string): void;
  /** @throws AppError NOT_FOUND */
  reveal(id: string): IdentitySecrets;
  /** Replaces the NI number inside the caller's transaction, who announces it. @throws AppError NOT_FOUND */
  saveNiNumber(db: WriteDb, id: string, niNumber: string): void;
  checkBank(details: Pick<IdentitySecrets, 'sortCode' | 'accountNumber' | 'iban'>): BankCheck;
  /** @throws AppError NOT_FOUND, UPLOAD_GONE, LOGO_TOO_LARGE, LOGO_NOT_PICTURE */
  setLogo(id: string, uploadId: string): Identity;
  /** Null when there is none. @throws AppError NOT_FOUND */
  logo(id: string): Logo | null;
  /** @throws AppError NOT_FOUND */
  removeLogo(id: string): Identity;
}

const largestLogoBytes = 500 * 1024;
const longestSidePx = 4_000;
const none: IdentitySecrets = { accountName: '', sortCode: '', accountNumber: '', iban: '', bic: '', utr: '', niNumber: '' };

export function createIdentityService({ store, clock, announce, newId, keyFor, takeUpload, usedIds }: IdentityDeps): IdentityService {
  const secretsKey = keyFor('identity-secrets');
  const logoKey = keyFor('identity-logo');

  function list({ archived }: { readonly archived: boolean }): readonly Identity[] {
    return viewsOf(allIdentities(store.read).filter((row) => archived || row.archivedAt === null));
  }

  function viewsOf(rows: readonly IdentityRow[]): readonly Identity[] {
    const terms = readTerms(store.read, rows.map(({ termsId }) => termsId)); // prettier-ignore
    const logos = idsWithLogo(store.read);
    const used = usedIds(store.read);
    return rows.map((row) => viewOf(row, requireTerms(terms, row.termsId), logos.has(row.id), used.has(row.id)));
  }

  function viewOf(row: IdentityRow, terms: Terms, hasLogo: boolean, used: boolean): Identity {
    const { sealedSecrets, termsId: _termsId, createdAt: _createdAt, ...shown } = row;
    const { accountNumber, iban, utr, niNumber } = openSecrets(row.id, sealedSecrets);
    const held = { bank: accountNumber !== '' || iban !== '', utr: utr !== '', niNumber: niNumber !== '' };
    return { ...shown, terms, held, hasLogo, used };
  }

  function get(id: string): Identity {
    const [identity] = viewsOf([requireRow(store.read, id)]);
    if (!identity) throw new AppError('NOT_FOUND', { identityId: id });
    return identity;
  }

  function create(values: IdentityValues): Identity {
    const id = newId();
    const now = clock.now();
    store.write((db) => {
      const termsId = replaceTerms(db, null, values.terms, newId, now);
      insertIdentity(db, {
        id,
        ...fieldsOf(values),
        termsId,
        sealedSecrets: sealSecrets(id, values.secrets ?? none),
        archivedAt: null,
        createdAt: now,
      });
    });
    announce(['identities']);
    return get(id);
  }

  function update(id: string, values: IdentityValues): Identity {
    store.write((db) => {
      const before = requireRow(db, id);
      const termsId = replaceTerms(db, before.termsId, values.terms, newId, clock.now());
      const sealedSecrets = values.secrets === null ? before.sealedSecrets : sealSecrets(id, values.secrets);
      updateIdentity(db, { ...before, ...fieldsOf(values), termsId, sealedSecrets });
      if (termsId !== before.termsId) dropUnusedTerms(db, before.termsId);
    });
    announce(['identities']);
    return get(id);
  }

  function archive(id: string, { archived }: { readonly archived: boolean }): Identity {
    store.write((db) => updateIdentity(db, { ...requireRow(db, id), archivedAt: archived ? clock.now() : null }));
    announce(['identities']);
    return get(id);
  }

  function remove(id: string): void {
    store.write((db) => {
      const { termsId } = requireRow(db, id);
      if (usedIds(db).has(id)) throw new AppError('IDENTITY_IN_USE', { identityId: id });
      deleteIdentity(db, id);
      dropUnusedTerms(db, termsId);
    });
    announce(['identities']);
  }

  function setLogo(id: string, uploadId: string): Identity {
    requireRow(store.read, id);
    const bytes = takeUpload(uploadId);
    if (bytes.length > largestLogoBytes) throw new AppError('LOGO_TOO_LARGE', { bytes: bytes.length });
    const picture = pictureOf(bytes);
    if (!picture) throw new AppError('LOGO_NOT_PICTURE');
    const { type, widthPx, heightPx } = picture;
    if (Math.max(widthPx, heightPx) > longestSidePx) throw new AppError('LOGO_TOO_LARGE', { widthPx, heightPx });
    store.write((db) => {
      requireRow(db, id);
      saveLogo(db, { identityId: id, type, sealedBytes: seal(logoKey, id, bytes) });
    });
    announce(['identities']);
    return get(id);
  }

  function logo(id: string): Logo | null {
    requireRow(store.read, id);
    const row = findLogo(store.read, id);
    return row && { type: row.type, bytes: openSeal(logoKey, id, row.sealedBytes) };
  }

  function removeLogo(id: string): Identity {
    store.write((db) => {
      requireRow(db, id);
      deleteLogo(db, id);
    });
    announce(['identities']);
    return get(id);
  }

  function saveNiNumber(db: WriteDb, id: string, niNumber: string): void {
    const row = requireRow(db, id);
    updateIdentity(db, { ...row, sealedSecrets: sealSecrets(id, { ...openSecrets(id, row.sealedSecrets), niNumber }) });
  }

  function sealSecrets(id: string, secrets: IdentitySecrets): Buffer {
    return seal(secretsKey, id, Buffer.from(JSON.stringify(secrets), 'utf8'));
  }

  function openSecrets(id: string, sealed: Buffer): IdentitySecrets {
    return storedSecretsSchema.parse(JSON.parse(openSeal(secretsKey, id, sealed).toString('utf8')));
  }

  return {
    list,
    get,
    create,
    update,
    archive,
    remove,
    reveal: (id) => openSecrets(id, requireRow(store.read, id).sealedSecrets),
    saveNiNumber,
    checkBank,
    setLogo,
    logo,
    removeLogo,
  };
}

/** Named one by one, so that nothing else that came with the input reaches the table. A sole trader has no company's facts. */
function fieldsOf(values: IdentityValues) {
  const { name, tradingName, kind, address, email, phone, vatNumber, registrationBody, registrationNumber } = values;
  const isRegistered = vatNumber !== null;
  const isCompany = kind === 'company';
  return {
    name,
    tradingName,
    kind,
    companyNumber: isCompany ? values.companyNumber : '',
    registeredOffice: isCompany ? values.registeredOffice : '',
    placeOfRegistration: isCompany ? values.placeOfRegistration : ('' as const),
    address,
    email,
    phone,
    vatNumber,
    vatFrom: isRegistered ? values.vatFrom : null,
    vatUntil: isRegistered ? values.vatUntil : null,
    registrationBody,
    registrationNumber,
  };
}

function requireRow(db: ReadDb, id: string): IdentityRow {
  const row = findIdentity(db, id);
  if (!row) throw new AppError('NOT_FOUND', { identityId: id });
  return row;
}

function requireTerms(terms: ReadonlyMap<string, Terms>, id: string): Terms {
  const found = terms.get(id);
  if (!found) throw new AppError('DATABASE_DAMAGED', { reason: 'terms' });
  return found;
}
