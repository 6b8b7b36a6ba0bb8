import type { DragEvent } from 'react';

/** The grid drops the start of an entry where the pointer is, so the picture hangs from its top. */
export function hangFromTop({ dataTransfer, currentTarget, nativeEvent }: DragEvent): void {
  dataTransfer.setDragImage(currentTarget, nativeEvent.offsetX, 4);
}
