import type { ReactNode } from 'react';
import { Picture, type PictureProps } from '../../ui/picture.tsx';

/** A sheet with lines and a sum. */
export function EmptyInvoicePicture({ className }: PictureProps): ReactNode {
  return (
    <Picture className={className}>
      <path d="M28 6h30l12 12v48H28Z" />
      <path d="M58 6v12h12" />
      <path d="M36 28h16M36 37h26M36 46h26" opacity=".45" />
      <path d="M52 56h10" />
    </Picture>
  );
}
