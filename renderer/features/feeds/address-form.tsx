import { Accordion, Button, Group, PasswordInput } from '@mantine/core';
import { IconClipboard } from '@tabler/icons-react';
import { useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { parseFeedAddress, type AddressProblem } from '../../../shared/domain/feed/address.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import classes from './address-form.module.css';
import { addressSources } from './address-sources.ts';

export interface AddressFormProps {
  readonly busy: boolean;
  readonly error: unknown;
  /** The address passed the check; a private one only after the user said so. */
  readonly onSubmit: (address: string, allowPrivate: boolean) => void;
}

/** Takes the address of a calendar. It is a key to the calendar, so it is shown as dots and never shown again. */
export function AddressForm({ busy, error, onSubmit }: AddressFormProps): ReactNode {
  const [address, setAddress] = useState('');
  const [problem, setProblem] = useState<AddressProblem | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const handlePaste = (): void => {
    navigator.clipboard.readText().then(
      (text) => setAddress(text.trim()),
      () => input.current?.focus(), // not allowed to read: Ctrl V into the field still works
    );
  };
  const handleSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const checked = parseFeedAddress(address);
    setProblem(checked.problem === null ? null : checked);
    if (checked.problem === null) onSubmit(address, false);
    else input.current?.focus();
  };
  return (
    <form onSubmit={handleSubmit} className={classes['form']} noValidate>
      <Group align="flex-start" wrap="nowrap" gap="xs">
        <PasswordInput
          ref={input}
          label="Calendar address"
          placeholder="https:// or webcal://"
          autoComplete="off"
          spellCheck={false}
          value={address}
          onChange={(event) => {
            setAddress(event.currentTarget.value);
            setProblem(null);
          }}
          error={problem?.words}
          className={classes['field']}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the address' }}
        />
        <Button variant="default" className={classes['paste']} leftSection={<IconClipboard size={16} aria-hidden />} onClick={handlePaste}>
          Paste
        </Button>
      </Group>
      <p className={classes['hint']}>Stored encrypted, and never shown again. It is fetched only when you press Sync.</p>
      {error !== null && error !== undefined && <FailureNotice error={error} />}
      {problem?.problem === 'private' ? (
        <Button loading={busy} onClick={() => onSubmit(address, true)}>
          Use this calendar
        </Button>
      ) : (
        <Button type="submit" loading={busy}>
          Look at the calendar
        </Button>
      )}
      <Accordion variant="contained" className={classes['sources']}>
        <Accordion.Item value="where">
          <Accordion.Control>Where do I find the address?</Accordion.Control>
          <Accordion.Panel>
            <dl className={classes['list']}>
              {addressSources.map(({ name, where }) => (
                <div key={name} className={classes['row']}>
                  <dt className={classes['name']}>{name}</dt>
                  <dd className={classes['where']}>{where}</dd>
                </div>
              ))}
            </dl>
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </form>
  );
}
