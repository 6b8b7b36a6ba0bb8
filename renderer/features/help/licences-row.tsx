import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { SettingRow } from '../../ui/setting-row.tsx';
import classes from './licences-row.module.css';
import { licences } from './licences.ts';

/** What others made that is part of the app. */
export function LicencesRow(): ReactNode {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <SettingRow title="Licences" sentence="Session Desk stands on the work of others, who gave it freely.">
      <Button variant="default" onClick={open}>
        Show licences
      </Button>
      <Modal opened={opened} onClose={close} title="Licences">
        <ul className={classes['list']}>
          {licences.map(({ name, licence }) => (
            <li key={name} className={classes['row']}>
              <span>{name}</span>
              <span className={classes['licence']}>{licence}</span>
            </li>
          ))}
        </ul>
      </Modal>
    </SettingRow>
  );
}
