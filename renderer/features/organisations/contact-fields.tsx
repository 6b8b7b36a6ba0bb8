import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { FieldGroup } from '../../ui/field-group.tsx';
import { PartRows } from '../../ui/part-rows.tsx';
import { newContact, type ContactValues, type OrganisationFormValues } from './organisation-values.ts';
import classes from './part-fields.module.css';

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
  return (
    <FieldGroup title="Contacts">
      <PartRows
        parts={form.values.contacts}
        name="contact"
        addLabel="Add a contact"
        most={20}
        blank={newContact}
        rowClass={classes['contact']}
        onChange={(contacts) => form.setFieldValue('contacts', contacts)}
      >
        {(contact, index, change) =>
          fields.map(({ name, label, placeholder }) => (
            <TextInput
              key={name}
              aria-label={`Contact ${index + 1}: ${label}`}
              placeholder={placeholder}
              value={contact[name]}
              error={form.errors[`contacts.${index}.${name}`]}
              data-path={`contacts.${index}.${name}`}
              onChange={(event) => change({ [name]: event.currentTarget.value })}
            />
          ))
        }
      </PartRows>
    </FieldGroup>
  );
}
