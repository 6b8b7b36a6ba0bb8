import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { mailTextInputSchema, type MailText } from '../../../shared/contract/mail.ts';
import { readersOf, type Reader, type TextName } from '../../../shared/domain/mail/message-texts.ts';
import { placeholders, type MailTemplate, type Placeholder } from '../../../shared/domain/mail/templates.ts';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { useUnsaved } from '../../app/unsaved.ts';
import { FieldGroup } from '../../ui/field-group.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { MessagePreview } from './message-preview.tsx';
import classes from './text-editor.module.css';
import { placeholdersFor, previewOf, readerTitles, textTitles } from './text-words.ts';

export interface TextEditorProps {
  readonly name: TextName;
  /** Those of this name, one for each reader. */
  readonly texts: readonly MailText[];
  readonly onClose: () => void;
}

/** The texts of one kind of message, beside how they will read. */
export function TextEditor({ name, texts, onClose }: TextEditorProps): ReactNode {
  const api = useApi();
  const readers = readersOf(name);
  const [reader, setReader] = useState<Reader>('organisation');
  const stored = texts.find((text) => text.reader === reader);
  const [drafts, setDrafts] = useState<Readonly<Partial<Record<Reader, MailTemplate>>>>({});
  const body = useRef<HTMLTextAreaElement>(null);
  const template: MailTemplate = drafts[reader] ?? { subject: stored?.subject ?? '', body: stored?.body ?? '' };
  useUnsaved(Object.keys(drafts).length > 0);

  const change = (part: Partial<MailTemplate>): void => setDrafts({ ...drafts, [reader]: { ...template, ...part } });
  const save = useMutation({
    mutationFn: async () => {
      for (const [of, draft] of Object.entries(drafts)) await api.mail.saveText.call({ name, reader: of as Reader, ...draft }); // keys are readers
    },
    onSuccess: () => {
      notifyDone('The text is saved.');
      onClose();
    },
  });
  const reset = useMutation({
    mutationFn: () => api.mail.resetText.call({ name, reader }),
    onSuccess: () => {
      setDrafts(Object.fromEntries(Object.entries(drafts).filter(([of]) => of !== reader)));
      notifyDone('The standard text is back.');
    },
    onError: notifyFailure,
  });

  const preview = previewOf(name, template);
  const errors = formErrors(mailTextInputSchema.safeParse({ name, reader, ...template }));
  const insert = (placeholder: Placeholder): void => {
    const at = body.current?.selectionStart ?? template.body.length;
    change({ body: `${template.body.slice(0, at)}{${placeholder}}${template.body.slice(at)}` });
    body.current?.focus();
  };
  const isRight = (of: Reader): boolean => drafts[of] === undefined || previewOf(name, drafts[of]).outcome === 'filled';
  return (
    <FormDrawer
      opened
      size="wide"
      title={textTitles[name]}
      submitLabel="Save"
      busy={save.isPending}
      error={save.error}
      aside={
        stored?.isStandard === false && (
          <Button variant="subtle" color="gray" loading={reset.isPending} onClick={() => reset.mutate()}>
            Standard text
          </Button>
        )
      }
      onSubmit={(event) => {
        event.preventDefault();
        const wrong = readers.find((of) => !isRight(of));
        if (wrong !== undefined) setReader(wrong);
        else if (Object.keys(drafts).length === 0) onClose();
        else save.mutate();
      }}
      onClose={onClose}
    >
      {readers.length > 1 && (
        <SegmentedControl
          aria-label="Who reads it"
          data={readers.map((value) => ({ value, label: readerTitles[value] }))}
          value={reader}
          onChange={(chosen) => setReader(readers.find((one) => one === chosen) ?? 'organisation')}
        />
      )}
      <TextInput
        label="Subject"
        value={template.subject}
        error={errors['subject']}
        onChange={(event) => change({ subject: event.currentTarget.value })}
      />
      <Textarea
        ref={body}
        label="Text"
        autosize
        minRows={8}
        maxRows={18}
        value={template.body}
        error={errors['body']}
        onChange={(event) => change({ body: event.currentTarget.value })}
      />
      <FieldGroup title="Placeholders" lead="A line whose placeholders are all empty is left out.">
        <ul className={classes['placeholders']}>
          {placeholdersFor(name).map((placeholder) => (
            <li key={placeholder}>
              <Button size="compact-xs" variant="default" title={placeholders[placeholder]} onClick={() => insert(placeholder)}>
                {`{${placeholder}}`}
              </Button>
            </li>
          ))}
        </ul>
      </FieldGroup>
      <FieldGroup title="How it reads" lead="With made-up facts.">
        <MessagePreview filled={preview} />
      </FieldGroup>
    </FormDrawer>
  );
}
