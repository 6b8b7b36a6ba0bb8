/** Whether shortcuts are printed with ⌘. */
export function isMac(): boolean {
  return /mac/i.test(navigator.platform);
}
