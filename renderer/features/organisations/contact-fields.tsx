import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { FieldGroup } from '../../ui/field-group.tsx';
import { newContact, type ContactValues, type OrganisationFormValues } from './organisation-values.ts';
import classes from './part-rows.module.css';

export interface ContactFieldsProps {
  readonly form: UseFormReturnType<OrganisationFormValues>;
}

const fields = [
  { name: 'name', label: 'name', placeholder: 'Name' },
  { name: 'role', label: 'role', placeholder: 'Role, such as rota' },
  { name: 'email', label: 'email', placeholder: 'Email' },
  { name: 'phone', label: 'phone', placeholder: 'Phone' },
] as const satisfies readonly { readonly name: keyof ContactValues; readonly label: string; readonly placeholder: string }[];

/** The people to speak to. */
export function ContactFields({ form }: ContactFieldsProps): ReactNode {
  const { contacts } = form.values;
  const change = (index: number, part: Partial<ContactValues>): void =>
    form.setFieldValue('contacts', contacts.map((contact, at) => (at === index ? { ...contact, ...part } : contact))); // prettier-ignore
  return (
    <FieldGroup title="Contacts">
      {contacts.length > 0 && (
        <ul className={classes['rows']}>
          {contacts.map((contact, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a contact is only its place in the list
            <li key={index} className={classes['contact']}>
              {fields.map(({ name, label, placeholder }) => (
                <TextInput
                  key={name}
                  aria-label={`Contact ${index + 1}: ${label}`}
                  placeholder={placeholder}
                  value={contact[name]}
                  error={form.errors[`contacts.${index}.${name}`]}
                  data-path={`contacts.${index}.${name}`}
                  onChange={(event) => change(index, { [name]: event.currentTarget.value })}
                />
              ))}
              <ActionIcon
                aria-label={`Remove contact ${index + 1}`}
                className={classes['remove']}
                onClick={() => form.setFieldValue('contacts', contacts.filter((_, at) => at !== index))} // prettier-ignore
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={contacts.length >= 20}
          onClick={() => form.setFieldValue('contacts', [...contacts, newContact])}
        >
          Add a contact
        </Button>
      </div>
    </FieldGroup>
  );
}
