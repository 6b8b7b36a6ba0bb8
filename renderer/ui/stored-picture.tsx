import { useEffect, useRef, type ReactNode } from 'react';

export interface StoredPictureProps {
  readonly alt: string;
  /** The same array for as long as the picture is the same. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly className?: string | undefined;
}

/** Draws bytes from the core by an address that lives as long as the picture. */
export function StoredPicture({ alt, bytes, type, className }: StoredPictureProps): ReactNode {
  const place = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const address = URL.createObjectURL(new Blob([bytes], { type }));
    if (place.current) place.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [bytes, type]);
  return <img ref={place} alt={alt} className={className} />;
}
