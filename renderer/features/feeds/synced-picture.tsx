import type { ReactNode } from 'react';
import { Picture, type PictureProps } from '../../ui/picture.tsx';

/** A calendar page with a tick: read, and nothing left to do. */
export function SyncedPicture({ className }: PictureProps): ReactNode {
  return (
    <Picture className={className}>
      <rect x="18" y="12" width="60" height="52" rx="6" />
      <path d="M18 26h60M33 7v9M63 7v9" opacity=".45" />
      <path d="m37 45 8 8 14-16" />
    </Picture>
  );
}
