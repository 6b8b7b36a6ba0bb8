import { Alert, Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Preview, PreviewGroup, PreviewItem, ZoneAnswer } from '../../../shared/contract/feeds.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { NameSample } from './name-sample.tsx';
import type { NameTap } from './name-tap.ts';
import { countTicks, type Choice } from './preview-choice.ts';
import classes from './preview-panel.module.css';
import { PreviewTable } from './preview-table.tsx';
import { brakeWords, importLabel, noticeWords } from './preview-words.ts';
import { ZoneQuestion } from './zone-question.tsx';

export interface PreviewPanelProps {
  readonly preview: Preview;
  readonly choice: Choice;
  readonly tap: NameTap | null;
  readonly isReading: boolean;
  readonly isImporting: boolean;
  readonly error: unknown;
  readonly zone: ZoneId;
  readonly now: Instant;
  /** What the calendar will be called; only asked for a new one. */
  readonly name: string;
  readonly nameError: string | null;
  readonly onName: (name: string) => void;
  readonly onToggle: (item: PreviewItem) => void;
  readonly onToggleGroup: (group: PreviewGroup) => void;
  readonly onTap: (tap: NameTap) => void;
  readonly onZone: (answer: ZoneAnswer) => void;
  readonly onImport: () => void;
  readonly onCancel: () => void;
}

/** What an import would do, row by row, before it does anything. */
export function PreviewPanel(props: PreviewPanelProps): ReactNode {
  const {
    preview,
    choice,
    tap,
    isReading,
    isImporting,
    error,
    zone,
    now,
    name,
    nameError,
    onName,
    onToggle,
    onToggleGroup,
    onTap,
    onZone,
    onImport,
    onCancel,
  } = props;
  const { groups, samples } = preview;
  const brake = brakeWords(preview.brake, groups.find(({ group }) => group === 'gone')?.count ?? 0);
  return (
    <div className={classes['root']}>
      <div className={classes['groups']}>
        {brake !== null && (
          <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} className={classes['brake'] ?? ''}>
            {brake}
          </Alert>
        )}
        {preview.zoneQuestion !== null && <ZoneQuestion question={preview.zoneQuestion} busy={isReading} onAnswer={onZone} />}
        {noticeWords(preview).map((notice) => (
          <Alert key={notice} color="gray" variant="light" icon={<IconInfoCircle aria-hidden />}>
            {notice}
          </Alert>
        ))}
        {groups.length === 0 && <p className={classes['none']}>There is no appointment between yesterday and 90 days from now.</p>}
        {groups.map((group) => (
          <PreviewTable
            key={group.group}
            previewId={preview.id}
            group={group}
            choice={choice}
            zone={zone}
            now={now}
            onToggle={onToggle}
            onToggleGroup={() => onToggleGroup(group)}
          />
        ))}
      </div>
      <aside className={classes['side']}>
        {preview.feedId === null && (
          <TextInput
            label="Name of this calendar"
            value={name}
            error={nameError}
            onChange={(event) => onName(event.currentTarget.value)}
            maxLength={60}
          />
        )}
        {samples.length > 0 && <NameSample samples={samples} tap={tap} busy={isReading} onTap={onTap} />}
        <div className={classes['foot']}>
          {error !== null && error !== undefined && <FailureNotice error={error} />}
          <Button size="md" fullWidth loading={isImporting} onClick={onImport}>
            {importLabel(countTicks(choice, groups))}
          </Button>
          <Button variant="subtle" color="gray" fullWidth onClick={onCancel}>
            Leave without importing
          </Button>
        </div>
      </aside>
    </div>
  );
}
