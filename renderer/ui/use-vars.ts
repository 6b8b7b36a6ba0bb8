import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Sets custom properties on an element by script: the content policy allows no style attributes. */
export function useVars<E extends HTMLElement>(vars: Readonly<Record<`--${string}`, string | number>>): RefObject<E | null> {
  const element = useRef<E>(null);
  useLayoutEffect(() => {
    for (const [name, value] of Object.entries(vars)) element.current?.style.setProperty(name, String(value));
  });
  return element;
}
