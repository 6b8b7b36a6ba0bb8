import type { Nation, OrganisationKind } from '../invoices/model.ts';
import { foldName } from '../names/name-search.ts';
import type { ImportField, OrganisationField } from './import-fields.ts';
import { oneLine } from './plain-cell.ts';

/** An organisation as a table names it; texts may be too long still. */
export interface OrganisationDraft {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly nation: Nation;
  readonly address: string;
  readonly accountsEmail: string;
  readonly phone: string;
  readonly odsCode: string;
  readonly purchaseOrder: string;
  readonly supplierNumber: string;
  readonly notes: string;
  readonly contacts: readonly { readonly name: string; readonly role: string; readonly email: string; readonly phone: string }[];
}

/** What a row of a table says of an organisation. */
export function organisationFrom(texts: ReadonlyMap<ImportField, string>): OrganisationDraft {
  const lines = (field: OrganisationField): string => texts.get(field) ?? '';
  const line = (field: OrganisationField): string => oneLine(lines(field));
  const contact = { role: line('contactRole'), email: line('contactEmail'), phone: line('contactPhone') };
  const contactName = line('contactName');
  const isContact = contactName !== '' || Object.values(contact).some((text) => text !== '');
  return {
    name: line('name'),
    kind: kindFrom(line('kind'), line('name')),
    nation: nationFrom(line('nation')),
    address: lines('address'),
    accountsEmail: line('accountsEmail'),
    phone: line('phone'),
    odsCode: line('odsCode').toUpperCase(),
    purchaseOrder: line('purchaseOrder'),
    supplierNumber: line('supplierNumber'),
    notes: lines('notes'),
    contacts: isContact ? [{ name: contactName === '' ? 'Contact' : contactName, ...contact }] : [],
  };
}

/** By the column of kinds, else by the name; `other` where neither tells. */
function kindFrom(written: string, name: string): OrganisationKind {
  return kindIn(written) ?? kindIn(name) ?? 'other';
}

function kindIn(text: string): OrganisationKind | null {
  const folded = nameKey(text);
  return KINDS.find(([, words]) => words.test(folded))?.[0] ?? null;
}

const KINDS: readonly (readonly [OrganisationKind, RegExp])[] = [
  ['outOfHours', /\b(?:out of hours|ooh|urgent care|111)\b/u],
  ['careBoard', /\b(?:icb|integrated care board|care board)\b/u],
  ['network', /\b(?:pcn|primary care network|gp network|federation)\b/u],
  ['agency', /\b(?:agency|agencies|recruitment|staffing)\b/u],
  ['insurer', /\b(?:insur(?:er|ance)|assurance)\b/u],
  ['pharmacy', /\b(?:pharmacy|pharmacist|pharmacies|chemists?)\b/u],
  ['trust', /\b(?:trust|hospitals?)\b/u],
  ['practice', /\b(?:gp|general practice|practice|surgery|medical centre|health centre|partnership)\b/u],
  ['clinic', /\b(?:clinic|clinics|physio|therapy centre)\b/u],
  ['private', /\b(?:private|individual|person|patient)\b/u],
];

function nationFrom(text: string): Nation {
  const folded = foldName(text);
  if (folded.includes('wales') || folded.includes('cymru')) return 'wales';
  if (folded.includes('scotland')) return 'scotland';
  return folded.includes('northern ireland') ? 'northernIreland' : 'england';
}

/** Two organisations of one name are one, unless their ODS codes tell them apart. */
export function isSameOrganisation(
  one: Pick<OrganisationDraft, 'name' | 'odsCode'>,
  other: Pick<OrganisationDraft, 'name' | 'odsCode'>,
): boolean {
  const areApart = one.odsCode !== '' && other.odsCode !== '' && one.odsCode !== other.odsCode;
  return nameKey(one.name) === nameKey(other.name) && !areApart;
}

/** A name for comparing: without case, accents and signs. */
export function nameKey(name: string): string {
  const key = foldName(name)
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return key === '' ? name.trim() : key;
}
