interface FieldFinder {
  getInputNode(path: string): HTMLElement | null;
}

/** Moves the focus to the topmost field that is not right yet, whatever the order of the errors. */
export function focusFirstError(form: FieldFinder, errors: Readonly<Record<string, unknown>>): void {
  const fields = Object.keys(errors).flatMap((path) => form.getInputNode(path) ?? []);
  const isAbove = (one: HTMLElement, other: HTMLElement): boolean =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  fields.find((field) => fields.every((other) => other === field || isAbove(field, other)))?.focus();
}
