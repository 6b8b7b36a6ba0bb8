import { Button, Group, Select, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import type { PensionPost } from '../../../shared/contract/pension-profiles.ts';
import { postKinds } from '../../../shared/domain/pension/annual-summary.ts';
import { formatSchemeYear, schemeYear, schemeYearOf } from '../../../shared/domain/pension/scheme-year.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { DayField } from '../../ui/day-field.tsx';
import { FieldGroup } from '../../ui/field-group.tsx';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { OpenDayField } from '../../ui/open-day-field.tsx';
import { PartRows } from '../../ui/part-rows.tsx';
import classes from './pension.module.css';
import { postWords } from './pension-words.ts';
import { amountNames, newPost, nextYear, postErrors, postValues, type PostFormValues, type PostYearValues } from './post-values.ts';
import { useProfileWrites } from './use-profile-writes.ts';

export interface PostFormProps {
  readonly identityId: string;
  /** Null for a new one. */
  readonly post: PensionPost | null;
  readonly onClose: () => void;
}

const kindChoices = postKinds.map((value) => ({ value, label: postWords[value] }));
const amountLabels = {
  fee: 'Fee',
  expenses: 'Expenses',
  pensionable: 'Pensionable',
  employee: 'You paid',
  employerPaid: 'Employer paid',
} as const;

/** Other work in the scheme: recorded for the year's summary, and never paid from here. */
export function PostForm({ identityId, post, onClose }: PostFormProps): ReactNode {
  const { savePost, removePost } = useProfileWrites();
  const form = useForm<PostFormValues>({
    mode: 'controlled',
    initialValues: post ? postValues(post) : newPost,
    validate: (values) => ({ ...postErrors(values) }),
  });
  useUnsaved(form.isDirty());
  const closing = { onSuccess: onClose };
  const handleSubmit = form.onSubmit(
    (values) => savePost.mutate({ identityId, id: post?.id ?? null, values }, closing),
    (errors) => focusFirstError(form, errors),
  );
  const field = (name: string) => ({ key: form.key(name), ...form.getInputProps(name) });
  return (
    <FormDrawer
      opened
      title={post ? post.employer : 'Other NHS work'}
      submitLabel="Save"
      busy={savePost.isPending}
      error={savePost.error}
      aside={
        post && (
          <Button variant="subtle" color="red" loading={removePost.isPending} onClick={() => removePost.mutate(post.id, closing)}>
            Remove
          </Button>
        )
      }
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <Select label="Kind" data={kindChoices} allowDeselect={false} {...field('kind')} />
      <TextInput label="Who employs or pays you" data-autofocus {...field('employer')} />
      <TextInput label="Employing authority code (optional)" {...field('employerCode')} />
      <DayField
        label="First day"
        value={form.values.startsOn}
        error={form.errors['startsOn']}
        data-path="startsOn"
        onChange={(day) => form.setFieldValue('startsOn', day)}
      />
      <OpenDayField
        label="Last day"
        placeholder="Goes on"
        value={form.values.endsOn === '' ? null : form.values.endsOn}
        error={form.errors['endsOn']}
        path="endsOn"
        onChange={(day) => form.setFieldValue('endsOn', day ?? '')}
      />
      <YearFields form={form} />
    </FormDrawer>
  );
}

function YearFields({ form }: { readonly form: UseFormReturnType<PostFormValues> }): ReactNode {
  const present = schemeYearOf(dayOf(useNow(60_000), useZone()));
  const { years } = form.values;
  const choices = Array.from({ length: present - 2015 + 2 }, (_, index) => present + 1 - index);
  return (
    <FieldGroup title="By scheme year" lead="From 1 April to 31 March, as on your payslips or the year’s SOLO form.">
      <PartRows<PostYearValues>
        parts={years}
        name="year"
        addLabel="Add a year"
        most={60}
        blank={nextYear(years, present)}
        rowClass={classes['year']}
        onChange={(changed) => form.setFieldValue('years', changed)}
      >
        {(year, index, change) => (
          <div className={classes['yearFields']}>
            <Select
              label="Scheme year"
              aria-label={`Year ${index + 1}`}
              data={choices.map((first) => ({ value: String(first), label: formatSchemeYear(schemeYear(first)) }))}
              allowDeselect={false}
              value={String(year.schemeYear)}
              error={index === years.length - 1 ? form.errors['years'] : undefined}
              data-path="years"
              onChange={(chosen) => change({ schemeYear: Number(chosen ?? year.schemeYear) })}
            />
            {[amountNames.slice(0, 3), amountNames.slice(3)].map((names) => (
              <Group key={names[0]} grow align="flex-start">
                {names.map((name) => (
                  <AmountField
                    key={name}
                    form={form}
                    index={index}
                    name={name}
                    value={year[name]}
                    onChange={(text) => change({ [name]: text })}
                  />
                ))}
              </Group>
            ))}
          </div>
        )}
      </PartRows>
    </FieldGroup>
  );
}

interface AmountFieldProps {
  readonly form: UseFormReturnType<PostFormValues>;
  readonly index: number;
  readonly name: (typeof amountNames)[number];
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function AmountField({ form, index, name, value, onChange }: AmountFieldProps): ReactNode {
  const path = `years.${index}.${name}`;
  return <MoneyField label={amountLabels[name]} value={value} error={form.errors[path]} data-path={path} onChange={onChange} />;
}
