import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { itemDeeds, type ItemDeed, type ItemState } from './item-deeds.ts';

export interface ItemMenuProps {
  readonly item: ItemState;
  /** Whom or what the line is about, to name the button. */
  readonly name: string;
  readonly onDeed: (deed: ItemDeed) => void;
}

/** What can be done with one line of the day. */
export function ItemMenu({ item, name, onDeed }: ItemMenuProps): ReactNode {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More about ${name}`}>
          <IconDots size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {itemDeeds(item).map(({ deed, label }) => (
          <Menu.Item key={deed} onClick={() => onDeed(deed)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
