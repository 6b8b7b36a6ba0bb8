import type { Plan } from '../../shared/domain/licence/plans.ts';

/** The app that a driven shell opens. */
export interface DrivenApp {
  readonly folder: string;
  /** The time at which the core's clock begins, ISO. */
  readonly start: string;
  readonly zone: string;
  readonly keychain: 'available' | 'absent';
  /** The certificate of a mail server that it trusts as it would one of a known authority (PEM); null for none. */
  readonly mailCertificate?: string | null;
  /** PEM; whose rates packs the app trusts; null for the keys of the product. */
  readonly ratesKey?: string | null;
  /** What a profile that is made has; 'ended' for a plan that was cancelled and is over, null for no account. */
  readonly plan?: Plan | 'ended' | null;
  /** An installed AppImage of version 1.0.0 that updates itself from here; null for an app that does not. */
  readonly updates?: { readonly url: string; /** PEM */ readonly key: string; readonly installed: string } | null;
  /** The account's service that it asks, and whose licences it believes; null for that of the product. */
  readonly account?: { readonly url: string; /** PEM */ readonly key: string } | null;
}

/** What a test asks of a driven shell, a process of its own. */
export type DrivenQuestion =
  | { readonly do: 'open'; readonly app: DrivenApp }
  | { readonly do: 'advance'; readonly ms: number }
  | { readonly do: 'sleep'; readonly ms: number }
  | { readonly do: 'set'; readonly at: number }
  | { readonly do: 'address' }
  | { readonly do: 'now' }
  | { readonly do: 'power'; readonly event: 'suspend' | 'resume' | 'screenLock' | 'screenUnlock' }
  /** Closes the app; the process waits for the next one. */
  | { readonly do: 'close' }
  /** Closes the app; nothing keeps the process alive then. */
  | { readonly do: 'stop' };

export type DrivenCommand = DrivenQuestion & { readonly id: number };

/** What it answers: the address of the app, the time, or nothing. The first answer, with the id 0, says that it is ready. */
export interface DrivenAnswer {
  readonly id: number;
  readonly value: string | number | null;
}
