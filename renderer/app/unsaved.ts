import { createContext, useContext, useEffect } from 'react';

/** Counts the forms that hold text nobody has saved. */
export interface UnsavedForms {
  add(): () => void;
  any(): boolean;
}

export function createUnsavedForms(): UnsavedForms {
  let count = 0;
  return {
    add() {
      count += 1;
      return () => {
        count -= 1;
      };
    },
    any: () => count > 0,
  };
}

export const UnsavedContext = createContext<UnsavedForms | null>(null);

/** Tells the app that this form holds unsaved text: it outlives a lock, and closing the window asks first. */
export function useUnsaved(isUnsaved: boolean): void {
  const forms = useContext(UnsavedContext);
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const release = forms?.add();
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => {
      release?.();
      window.removeEventListener('beforeunload', ask);
    };
  }, [forms, isUnsaved]);
}

export function useUnsavedForms(): UnsavedForms {
  const forms = useContext(UnsavedContext);
  if (!forms) throw new Error('useUnsavedForms outside UnsavedContext');
  return forms;
}
