import { useState, type ReactNode } from 'react';
import type { Role, VaultStatus } from '../../../shared/contract/vault.ts';
import { ProtectionStep, type CreatedProfile } from './protection-step.tsx';
import { RestoreStep } from './restore-step.tsx';
import { RoleStep } from './role-step.tsx';

export interface FirstRunScreenProps {
  readonly keychain: Extract<VaultStatus, { state: 'new' }>['keychain'];
  readonly onCreated: (created: CreatedProfile) => void;
}

type Step = 'role' | 'protection' | 'restore';

/** The first two steps on a new computer: what the user does, and what protects the data. */
export function FirstRunScreen({ keychain, onCreated }: FirstRunScreenProps): ReactNode {
  const [step, setStep] = useState<Step>('role');
  const [role, setRole] = useState<Role>('clinic');
  switch (step) {
    case 'role':
      return <RoleStep role={role} onRole={setRole} onNext={() => setStep('protection')} onRestore={() => setStep('restore')} />;
    case 'protection':
      return <ProtectionStep role={role} keychain={keychain} onCreated={onCreated} onBack={() => setStep('role')} />;
    case 'restore':
      return <RestoreStep onBack={() => setStep('role')} />;
    default:
      return step satisfies never;
  }
}
