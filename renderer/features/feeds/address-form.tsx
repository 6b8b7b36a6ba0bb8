import { Accordion, Button, Group, PasswordInput } from '@mantine/core';
import { IconClipboard } from '@tabler/icons-react';
import { useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import classes from './address-form.module.css';
import { addressSources } from './address-sources.ts';

export interface AddressFormProps {
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: (address: string) => void;
}

/** Takes the address of a calendar. It is a key to the calendar, so it is shown as dots and never shown again. */
export function AddressForm({ busy, error, onSubmit }: AddressFormProps): ReactNode {
  const [address, setAddress] = useState('');
  const [missing, setMissing] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const handlePaste = (): void => {
    navigator.clipboard.readText().then(
      (text) => setAddress(text.trim()),
      () => input.current?.focus(), // not allowed to read: Ctrl V into the field still works
    );
  };
  const handleSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setMissing(address.trim() === '');
    if (address.trim() === '') input.current?.focus();
    else onSubmit(address.trim());
  };
  return (
    <form onSubmit={handleSubmit} className={classes['form']} noValidate>
      <Group align="end" wrap="nowrap" gap="xs">
        <PasswordInput
          ref={input}
          label="Calendar address"
          placeholder="https:// or webcal://"
          autoComplete="off"
          spellCheck={false}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          error={missing ? 'Paste the address of your calendar' : undefined}
          className={classes['field']}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the address' }}
        />
        <Button variant="default" leftSection={<IconClipboard size={16} aria-hidden />} onClick={handlePaste}>
          Paste
        </Button>
      </Group>
      <p className={classes['hint']}>Stored encrypted, and never shown again. It is fetched only when you press Sync.</p>
      {error !== null && error !== undefined && <FailureNotice error={error} />}
      <Button type="submit" loading={busy}>
        Look at the calendar
      </Button>
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
