import { isSameOrganisation, nameKey } from '../../../shared/domain/imports/organisation-row.ts';

/** An organisation that is there, or that a row makes. */
export interface KnownOrganisation {
  /** Null for one that is made by this import. */
  readonly id: string | null;
  readonly name: string;
  readonly odsCode: string;
  /** Of the table; null for one that was there before. */
  readonly row: number | null;
}

export interface KnownNames {
  /** The first that is the same, by name and where they tell by ODS code; null for none. */
  find(wanted: Pick<KnownOrganisation, 'name' | 'odsCode'>): KnownOrganisation | null;
  add(organisation: KnownOrganisation): void;
}

export function createKnownNames(known: readonly KnownOrganisation[]): KnownNames {
  const byName = new Map<string, KnownOrganisation[]>();

  function add(organisation: KnownOrganisation): void {
    const key = nameKey(organisation.name);
    const alike = byName.get(key);
    if (alike) alike.push(organisation);
    else byName.set(key, [organisation]);
  }

  known.forEach(add);
  return { add, find: (wanted) => byName.get(nameKey(wanted.name))?.find((one) => isSameOrganisation(one, wanted)) ?? null };
}
