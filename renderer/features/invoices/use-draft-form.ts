import { useForm } from '@mantine/form';
import { useRef } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { draftErrors, draftValues, toDraftChange, type DraftValues } from './draft-values.ts';
import type { DraftWrites } from './use-draft-writes.ts';

/** The fields of a draft, and how they get into the store. */
export function useDraftForm(invoice: Invoice, writes: DraftWrites) {
  /** As it was last seen here: the core refuses when it was changed elsewhere meanwhile. */
  const changedAt = useRef(invoice.changedAt);
  const form = useForm<DraftValues>({
    mode: 'controlled',
    initialValues: draftValues(invoice),
    validate: (values) => ({ ...draftErrors(values) }),
  });
  const isDirty = form.isDirty();
  useUnsaved(isDirty);

  const focus = (path: string): void => {
    const field = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
    field?.scrollIntoView({ block: 'center' });
    field?.focus();
  };
  /** False when something typed cannot be saved; the field then has the focus and says why. */
  const save = async (): Promise<boolean> => {
    const { hasErrors, errors } = form.validate();
    if (hasErrors) {
      focus(Object.keys(errors)[0] ?? '');
      return false;
    }
    if (!form.isDirty()) return true;
    try {
      const saved = await writes.save.mutateAsync({ id: invoice.id, changedAt: changedAt.current, change: toDraftChange(form.values) });
      changedAt.current = saved.invoice.changedAt;
      form.resetDirty();
      return true;
    } catch {
      return false; // said above the form
    }
  };
  const seen = () => ({ id: invoice.id, changedAt: changedAt.current });
  return { form, isDirty, save, focus, seen };
}
