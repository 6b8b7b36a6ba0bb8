import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { SettingRow } from '../../ui/setting-row.tsx';
import { noCodeWords } from './account-words.ts';
import classes from './account.module.css';
import { useConnect } from './use-connect.ts';

/** From one account to another: nothing changes before the other one has this computer. */
export function OtherAccountRow(): ReactNode {
  const { isAsking, isUnanswered, ask } = useConnect();
  return (
    <>
      <SettingRow
        title="Another account"
        sentence="Once it is connected, this computer’s place in the present one is given up. Until then everything stays as it is."
      >
        <Button variant="default" loading={isAsking} onClick={ask}>
          Use another account
        </Button>
      </SettingRow>
      <output className={classes['outcome']} aria-label="Another account">
        {isUnanswered && !isAsking && noCodeWords}
      </output>
    </>
  );
}
