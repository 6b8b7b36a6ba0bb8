import type { ReactNode } from 'react';
import { Picture, type PictureProps } from '../../ui/picture.tsx';

/** Three lengths beside each other. */
export function EmptyServicesPicture({ className }: PictureProps): ReactNode {
  return (
    <Picture className={className}>
      <rect x="20" y="34" width="14" height="28" rx="4" />
      <rect x="41" y="22" width="14" height="40" rx="4" />
      <rect x="62" y="10" width="14" height="52" rx="4" />
      <path d="M20 44h14M41 32h14M62 20h14" opacity=".45" />
    </Picture>
  );
}
