/** The words of updates. */
export const updateTexts = {
  UPDATE_UNREACHABLE: {
    title: 'The update server could not be reached',
    action: 'The computer may be offline, or a network may want you to sign in first. Nothing was changed; this version goes on working.',
  },
  UPDATE_NOT_TRUSTED: {
    title: 'The answer was not signed by the makers of Session Desk',
    action: 'Nothing was downloaded, and this version goes on working. If it happens again on another network, report it.',
  },
  UPDATE_TOO_NEW: {
    title: 'This version cannot read the list of updates any more',
    action: 'Nothing was downloaded. Install the newest version by hand over this one; your records stay.',
  },
  UPDATE_REPLAYED: {
    title: 'An older list of updates was offered than one seen before',
    action: 'Nothing was downloaded, and this version goes on working. If it happens again on another network, report it.',
  },
  UPDATE_EXPIRED: {
    title: 'The list of updates is out of date',
    action: 'Look at the date and time of this computer first. Nothing was downloaded; if they are right, try again tomorrow.',
  },
  UPDATE_DAMAGED: {
    title: 'The update did not arrive as it was made',
    action: 'It was removed, and nothing was installed. Download it again; on another network if it fails once more.',
  },
  UPDATE_NOT_INSTALLED: {
    title: 'The update could not be put in place',
    action: 'The installed version and your records are unchanged. Try again, or install the new version by hand over this one.',
  },
  UPDATE_NONE: { title: 'There is no update for this just now', action: 'Look for updates again. Nothing was changed.' },
} as const;
