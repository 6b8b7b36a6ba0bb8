import { ColorInput, Group, SegmentedControl, Select, Switch, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { vatTreatments, type VatTreatment } from '../../../shared/domain/invoices/model.ts';
import { templateNames, type TemplateName } from '../../../shared/domain/invoices/printed-document.ts';
import { FieldGroup } from '../../ui/field-group.tsx';
import { vatWords } from '../invoices/invoice-words.ts';
import type { SettingsFormValues } from './settings-values.ts';

export interface LookFieldsProps {
  readonly values: SettingsFormValues;
  readonly errors: Readonly<Record<string, ReactNode>>;
  /** Whether VAT is charged; where it is not, the treatment decides which words about VAT an invoice has. */
  readonly showsVat: boolean;
  readonly onChange: (part: Partial<SettingsFormValues>) => void;
}

const templateWords: Readonly<Record<TemplateName, string>> = { plain: 'Plain', classic: 'Classic', modern: 'Modern' };
const templates = templateNames.map((value) => ({ value, label: templateWords[value] }));
const treatments = vatTreatments.map((value) => ({ value, label: vatWords[value] }));
const swatches = ['#0f6b6b', '#1f4e79', '#5b3a8c', '#8c2f5d', '#8a5a12', '#3b6b2f', '#1d2327'];

/** How invoices look, and what every new draft begins with. */
export function LookFields({ values, errors, showsVat, onChange }: LookFieldsProps): ReactNode {
  return (
    <>
      <FieldGroup title="Look" lead="The logo is set in the identity’s own form.">
        <SegmentedControl
          aria-label="Template"
          data={templates}
          value={values.template}
          onChange={(chosen) => onChange({ template: templateNames.find((name) => name === chosen) ?? values.template })}
        />
        <ColorInput
          label="Colour"
          format="hex"
          swatches={swatches}
          eyeDropperButtonProps={{ 'aria-label': 'Take a colour from the screen' }}
          value={values.accent}
          error={errors['accent'] === undefined ? undefined : 'A colour such as #0f6b6b'}
          data-path="accent"
          onChange={(accent) => onChange({ accent: accent.toLowerCase() })}
        />
      </FieldGroup>
      <FieldGroup title="New drafts">
        <Textarea
          label="Payment terms"
          placeholder="The days of your terms"
          autosize
          minRows={2}
          maxRows={6}
          value={values.paymentTerms}
          error={errors['paymentTerms']}
          data-path="paymentTerms"
          onChange={(event) => onChange({ paymentTerms: event.currentTarget.value })}
        />
        <Textarea
          label="Note"
          placeholder="None"
          autosize
          minRows={1}
          maxRows={6}
          value={values.note}
          error={errors['note']}
          data-path="note"
          onChange={(event) => onChange({ note: event.currentTarget.value })}
        />
        <Select
          label="VAT of new lines"
          description={showsVat ? undefined : vatDescription(values.vat)}
          data={treatments}
          allowDeselect={false}
          value={values.vat}
          onChange={(chosen) => onChange({ vat: vatTreatments.find((vat) => vat === chosen) ?? values.vat })}
        />
        <Group gap="xl">
          <Switch
            label="Pensioned as a GP locum"
            description="Drafts for GP practices begin with the practice’s contribution."
            checked={values.isPensioned}
            onChange={(event) => onChange({ isPensioned: event.currentTarget.checked })}
          />
          <Switch
            label="Slip to send back with the payment"
            checked={values.withSlip}
            onChange={(event) => onChange({ withSlip: event.currentTarget.checked })}
          />
          <Switch
            label="Print the UTR"
            description="Only where an organisation asks for it."
            checked={values.printUtr}
            onChange={(event) => onChange({ printUtr: event.currentTarget.checked })}
          />
        </Group>
      </FieldGroup>
    </>
  );
}

/** What an invoice of somebody says who charges no VAT. */
function vatDescription(vat: VatTreatment): string {
  return vat === 'exempt'
    ? 'Invoices say “Exempt from VAT: healthcare”. That is so for members of a register kept by law, such as GMC, NMC or HCPC.'
    : 'Invoices say “Not registered for VAT”. No VAT is charged.';
}
