import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './part-rows.module.css';

export interface PartRowsProps<Part> {
  readonly parts: readonly Part[];
  /** What one of them is called: `contact`. */
  readonly name: string;
  /** `Add a contact`. */
  readonly addLabel: string;
  readonly most: number;
  /** What a further one begins as. */
  readonly blank: Part;
  /** How the fields of a row stand; its last child is the button that removes it. */
  readonly rowClass: string | undefined;
  readonly onChange: (parts: readonly Part[]) => void;
  /** The fields of one row. */
  readonly children: (part: Part, index: number, change: (changed: Partial<Part>) => void) => ReactNode;
}

/** A list inside a form: each row can be changed and removed, one more added at the end. */
export function PartRows<Part extends object>(props: PartRowsProps<Part>): ReactNode {
  const { parts, name, addLabel, most, blank, rowClass, onChange, children } = props;
  const replace = (index: number, changed: Partial<Part>): void =>
    onChange(parts.map((part, at) => (at === index ? { ...part, ...changed } : part)));
  return (
    <div className={classes['root']}>
      {parts.length > 0 && (
        <ul className={classes['rows']}>
          {parts.map((part, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a part is only its place in the list
            <li key={index} className={rowClass}>
              {children(part, index, (changed) => replace(index, changed))}
              <ActionIcon
                aria-label={`Remove ${name} ${index + 1}`}
                className={classes['remove']}
                onClick={() => onChange(parts.filter((_, at) => at !== index))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={parts.length >= most}
        onClick={() => onChange([...parts, blank])}
      >
        {addLabel}
      </Button>
    </div>
  );
}
