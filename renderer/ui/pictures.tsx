import type { ReactNode } from 'react';
import { Picture, type PictureProps } from './picture.tsx';

/** A circle with a stroke through its middle: something stopped. */
export function FailurePicture({ className }: PictureProps): ReactNode {
  return (
    <svg
      className={className}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <circle cx="10" cy="10" r="8" />
      <path d="M10 5.8v5.2" />
      <path d="M10 14.1v.1" />
    </svg>
  );
}

/** The mark of the product: a clock face whose hand has swept a session. */
export function MarkPicture({ className }: PictureProps): ReactNode {
  return (
    <svg className={className} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <circle cx="12" cy="12" r="9.25" stroke="currentColor" strokeWidth="1.75" />
      <path d="M12 12V5.5A6.5 6.5 0 0 1 17.63 15.25Z" fill="currentColor" />
    </svg>
  );
}

/** A day with nothing in it. */
export function EmptyDayPicture({ className }: PictureProps): ReactNode {
  return (
    <Picture className={className}>
      <rect x="18" y="12" width="60" height="52" rx="6" />
      <path d="M18 26h60M33 7v9M63 7v9" />
      <path d="M30 40h22M30 51h12" opacity=".45" />
    </Picture>
  );
}

/** A card file with nobody in it. */
export function EmptyPeoplePicture({ className }: PictureProps): ReactNode {
  return (
    <Picture className={className}>
      <rect x="20" y="22" width="56" height="40" rx="6" />
      <path d="M26 22v-5h44v5M32 17v-5h32v5" opacity=".45" />
      <circle cx="37" cy="38" r="5" />
      <path d="M28.5 52c1.5-4.5 4.5-6 8.5-6s7 1.5 8.5 6M54 38h12M54 46h8" />
    </Picture>
  );
}

/** A box that waits for its first copy. */
export function EmptyBoxPicture({ className }: PictureProps): ReactNode {
  return (
    <Picture className={className}>
      <path d="M22 30h52v28a5 5 0 0 1-5 5H27a5 5 0 0 1-5-5V30Z" />
      <path d="M18 18h60v12H18zM42 39h12" />
      <path d="M48 4v8M44 9l4 4 4-4" opacity=".45" />
    </Picture>
  );
}

/** A house with its door shut. */
export function EmptyHousePicture({ className }: PictureProps): ReactNode {
  return (
    <Picture className={className}>
      <path d="M26 62V24a4 4 0 0 1 4-4h36a4 4 0 0 1 4 4v38M18 62h60" />
      <path d="M42 62V48h12v14M48 8v8M44 12h8" />
      <path d="M36 30h4M36 38h4M56 30h4M56 38h4" opacity=".45" />
    </Picture>
  );
}
