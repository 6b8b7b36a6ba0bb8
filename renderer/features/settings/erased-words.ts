export interface ErasedLeft {
  readonly backupsLeft: boolean;
  readonly keychainLeft: boolean;
}

/** What was erased, and what is still there for the user to remove. */
export function erasedWords({ backupsLeft, keychainLeft }: ErasedLeft): string {
  return [
    'Your profile was erased from this computer.',
    ...(backupsLeft ? ['Some backups could not be removed: look in the backup folder.'] : []),
    ...(keychainLeft ? ['The entry “Session Desk” is still in the keychain; it opens nothing any more, and you can remove it there.'] : []),
  ].join(' ');
}
