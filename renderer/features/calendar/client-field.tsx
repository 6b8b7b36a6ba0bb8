import { Combobox, TextInput, useCombobox } from '@mantine/core';
import type { ReactNode } from 'react';
import { choiceOf, clientOptionWords, isNewClient, type ClientChoice, type KnownClient } from './client-choice.ts';

export interface ClientFieldProps {
  readonly value: ClientChoice;
  /** Those that match what is typed, by name. */
  readonly found: readonly KnownClient[];
  readonly error?: ReactNode;
  readonly onSearch: (text: string) => void;
  readonly onChange: (client: ClientChoice) => void;
}

/** Type a name: choose a known client, or leave it and the name is added when the session is saved. */
export function ClientField({ value, found, error, onSearch, onChange }: ClientFieldProps): ReactNode {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });

  const handleType = (typed: string): void => {
    onSearch(typed);
    onChange(choiceOf(typed, found));
    combobox.openDropdown();
    combobox.resetSelectedOption();
  };
  const handleChoose = (id: string): void => {
    const client = found.find((other) => other.id === id);
    if (client) onChange({ id, name: client.name });
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={handleChoose}>
      <Combobox.Target>
        <TextInput
          label="Client"
          placeholder="First name or initials"
          autoComplete="off"
          data-autofocus
          data-path="client"
          data-person
          value={value.name}
          error={error}
          description={isNewClient(value) ? 'Will be added as a new client.' : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          onChange={(event) => handleType(event.currentTarget.value)}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={found.length === 0}>
        <Combobox.Options aria-label="Clients">
          {found.map((client) => (
            <Combobox.Option key={client.id} data-person value={client.id} active={client.id === value.id}>
              {clientOptionWords(client)}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
