import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode, type Ref } from 'react';
import type { Session } from '../../../shared/contract/sessions.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { dayWordsAt, timeSpanWords } from '../../ui/time-words.ts';
import classes from './session-search.module.css';
import { sessionDetail, sessionName } from './session-words.ts';

export interface SessionSearchProps {
  readonly zone: ZoneId;
  readonly now: Instant;
  readonly inputRef: Ref<HTMLInputElement>;
  readonly onChoose: (session: Session) => void;
}

/** Finds sessions by client, code, service, title or notes; those nearest to now stand first. */
export function SessionSearch({ zone, now, inputRef, onChoose }: SessionSearchProps): ReactNode {
  const api = useApi();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim().slice(0, 100), 120);
  const search = useQuery(
    api.sessions.search.queryOptions({ input: text === '' ? skipToken : { text, limit: 20 }, placeholderData: keepPreviousData }),
  );
  const found = text === '' ? [] : (search.data ?? []);

  const handleChoose = (id: string): void => {
    const session = found.find((other) => other.id === id);
    combobox.closeDropdown();
    setTyped('');
    if (session) onChoose(session);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={handleChoose} width={340} position="bottom-end">
      <Combobox.Target>
        <TextInput
          ref={inputRef}
          type="search"
          aria-label="Search sessions"
          placeholder="Search sessions"
          autoComplete="off"
          leftSection={<IconSearch size={16} stroke={1.8} aria-hidden />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          className={classes['input']}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={text === '' || search.isPending}>
        <Combobox.Options aria-label="Sessions found" className={classes['options']}>
          {found.map((session) => (
            <Combobox.Option key={session.id} value={session.id}>
              <span className={classes['who']}>
                <span className={classes['name']}>{sessionName(session)}</span>
                <span className={classes['detail']}>{sessionDetail(session)}</span>
              </span>
              <span className={classes['when']}>
                {dayWordsAt(session.startsAt, zone, now)}, {timeSpanWords(session.startsAt, session.endsAt, zone)}
              </span>
            </Combobox.Option>
          ))}
          {search.data && found.length === 0 && <Combobox.Empty>No session matches “{text}”.</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
