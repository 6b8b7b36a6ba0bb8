import { Menu, type App, type MenuItemConstructorOptions, type WebContents } from 'electron';

/** What of the place under the pointer decides the menu. */
type Place = Pick<Electron.ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags' | 'dictionarySuggestions'>;

const mostSuggestions = 5;

/** The right button on text: cut, copy and paste, and spellings where the system checks them. Nothing is looked up or learned. */
export function offerTextMenus(app: App): void {
  app.on('web-contents-created', (_, contents) => {
    contents.on('context-menu', (_event, place) => {
      const items = textMenuOf(place, contents);
      if (items.length > 0) Menu.buildFromTemplate(items).popup();
    });
  });
}

/** Empty where there is nothing to do with text: there pages have menus of their own. */
export function textMenuOf(place: Place, contents: Pick<WebContents, 'replaceMisspelling'>): MenuItemConstructorOptions[] {
  const { isEditable, selectionText, editFlags, dictionarySuggestions } = place;
  if (!isEditable) return selectionText.trim() === '' ? [] : [{ role: 'copy' }];
  const spellings = dictionarySuggestions
    .slice(0, mostSuggestions)
    .map((label): MenuItemConstructorOptions => ({ label, click: () => contents.replaceMisspelling(label) }));
  return [
    // A word is never added to the dictionary of the system: it may be a name.
    ...(spellings.length > 0 ? [...spellings, { type: 'separator' } as const] : []),
    { role: 'undo', enabled: editFlags.canUndo },
    { role: 'redo', enabled: editFlags.canRedo },
    { type: 'separator' },
    { role: 'cut', enabled: editFlags.canCut },
    { role: 'copy', enabled: editFlags.canCopy },
    { role: 'paste', enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
}
