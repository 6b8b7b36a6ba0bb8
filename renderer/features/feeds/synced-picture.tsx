import type { ReactNode } from 'react';
import type { PictureProps } from '../../ui/pictures.tsx';

/** A calendar page with a tick: read, and nothing left to do. */
export function SyncedPicture({ className }: PictureProps): ReactNode {
  return (
    <svg
      className={className}
      viewBox="0 0 96 72"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <rect x="18" y="12" width="60" height="52" rx="6" />
      <path d="M18 26h60M33 7v9M63 7v9" opacity=".45" />
      <path d="m37 45 8 8 14-16" />
    </svg>
  );
}
