import { Button, Group, TextInput } from '@mantine/core';
import { IconFile, IconLink, IconRefresh } from '@tabler/icons-react';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { Feed } from '../../../shared/contract/feeds.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import classes from './feed-row.module.css';
import { countWords, resultSentence, syncedWords } from './preview-words.ts';

export interface FeedRowProps {
  readonly feed: Feed;
  readonly now: Instant;
  readonly isSyncing: boolean;
  readonly onSync: () => void;
  readonly onRename: (name: string) => void;
  readonly onDisconnect: () => void;
}

/** One connected calendar: how old it is, and what can be done with it. */
export function FeedRow({ feed, now, isSyncing, onSync, onRename, onDisconnect }: FeedRowProps): ReactNode {
  const [name, setName] = useState<string | null>(null);
  const Icon = feed.kind === 'file' ? IconFile : IconLink;

  const handleRename = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const wanted = name?.trim() ?? '';
    if (wanted !== '' && wanted !== feed.name) onRename(wanted);
    setName(null);
  };
  return (
    <li className={classes['row']}>
      <Icon size={20} stroke={1.6} aria-hidden className={classes['icon']} />
      <div className={classes['words']}>
        {name === null ? (
          <h2 className={classes['name']}>{feed.name}</h2>
        ) : (
          <form onSubmit={handleRename}>
            <TextInput
              aria-label="Name of the calendar"
              size="xs"
              maxLength={60}
              data-autofocus
              ref={(input) => input?.focus()}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Escape' && setName(null)}
              onBlur={(event) => event.currentTarget.form?.requestSubmit()}
            />
          </form>
        )}
        <p className={classes['line']}>
          {syncedWords(feed, now)} · {countWords(feed.sessionCount, 'session')} · {feed.hint}
        </p>
        {feed.lastResult && <p className={classes['line']}>Last time: {resultSentence(feed.lastResult)}</p>}
      </div>
      <Group gap={4} className={classes['actions']}>
        {feed.kind === 'address' && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRefresh size={14} aria-hidden />}
            loading={isSyncing}
            onClick={onSync}
            aria-label={`Sync ${feed.name}`}
          >
            Sync
          </Button>
        )}
        <Button variant="subtle" color="gray" size="xs" onClick={() => setName(feed.name)} aria-label={`Rename ${feed.name}`}>
          Rename
        </Button>
        <Button variant="subtle" color="red" size="xs" onClick={onDisconnect} aria-label={`Disconnect ${feed.name}`}>
          Disconnect
        </Button>
      </Group>
    </li>
  );
}
