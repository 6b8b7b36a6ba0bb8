/** Why the keychain gave no secret; each is a state of its own, none means "there is none". */
export const secretStoreFaults = ['absent', 'locked', 'dismissed'] as const;
export type SecretStoreFault = (typeof secretStoreFaults)[number];

/** What the keychain answered. */
export type SecretAnswer =
  | { readonly kind: 'found'; readonly secret: Uint8Array }
  /** The keychain works and has no such entry. */
  | { readonly kind: 'none' }
  /** `absent`: there is no keychain service at all. */
  | { readonly kind: 'fault'; readonly fault: SecretStoreFault };

/** The keychain of the operating system. One 32-byte entry per profile. */
export interface SecretStore {
  /** Name of the kind in use, kept with the key slot so that a change is noticed: `secret-service`, `keychain`, `credential-manager`. */
  readonly kind: string;
  read(account: string): Promise<SecretAnswer>;
  /** Writes and reads back through a fresh handle; anything but `found` with the same bytes is a failure. */
  write(account: string, secret: Uint8Array): Promise<SecretAnswer>;
  remove(account: string): Promise<void>;
}
