import type { Client } from '../../../shared/contract/clients.ts';

/** Who a session is for, as typed: a known client, or a name that is still nobody's. */
export interface ClientChoice {
  /** Null while the name belongs to no client. */
  readonly id: string | null;
  readonly name: string;
}

export type KnownClient = Pick<Client, 'id' | 'name' | 'code'>;

export const noClient: ClientChoice = { id: null, name: '' };

/** What typing means: the client of exactly this name, otherwise a name that will be added on saving. */
export function choiceOf(typed: string, found: readonly KnownClient[]): ClientChoice {
  const wanted = fold(typed);
  const match = found.find(({ name }) => fold(name) === wanted);
  return { id: match?.id ?? null, name: typed };
}

/** Whether saving will add a client of this name. */
export function isNewClient({ id, name }: ClientChoice): boolean {
  return id === null && name.trim() !== '';
}

/** `Anna · A2` where a code tells two of a name apart. */
export function clientOptionWords({ name, code }: KnownClient): string {
  return code === null ? name : `${name} · ${code}`;
}

function fold(name: string): string {
  return name.trim().toLocaleLowerCase('en-GB').normalize('NFC');
}
