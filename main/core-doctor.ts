import { examine, type DoctorDeps } from './features/app/doctor.ts';
import type { UpdateService } from './features/updates/service.ts';
import type { VaultService } from './features/vault/vault-service.ts';

interface OfCore {
  readonly vault: Pick<VaultService, 'status'>;
  readonly updates: Pick<UpdateService, 'state'>;
  /** @throws AppError VAULT_LOCKED */
  readonly requireProfile: () => { requireSound(): void };
}

/** Looks at the computer, and at the profile as far as it is open. */
export function createDoctor(
  ports: Omit<DoctorDeps, 'vault' | 'requireSound' | 'updates'>,
  { vault, updates, requireProfile }: OfCore,
): (whole: boolean) => ReturnType<typeof examine> {
  return (whole) =>
    examine({
      ...ports,
      vault: () => vault.status().state,
      requireSound: whole ? () => requireProfile().requireSound() : null,
      updates: () => updates.state(),
    });
}
