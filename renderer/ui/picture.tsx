import type { ReactNode } from 'react';

export interface PictureProps {
  readonly className?: string | undefined;
}

export interface DrawnPictureProps extends PictureProps {
  /** The strokes, drawn on 96 × 72 units in the colour of the text. */
  readonly children: ReactNode;
}

/** What the line drawings of empty screens have in common; the words beside them carry the meaning. */
export function Picture({ className, children }: DrawnPictureProps): ReactNode {
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
      {children}
    </svg>
  );
}
