import { FileInput, SegmentedControl, Select, Input } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import type { AddedTemplate, FormTemplate } from '../../../../shared/contract/pension-documents.ts';
import { formatSchemeYear, schemeYear, type SchemeYear } from '../../../../shared/domain/pension/scheme-year.ts';
import { formKinds, type FormKind } from '../../../../shared/domain/pension/template-model.ts';
import { formNamedIn, yearsNamedIn } from '../../../../shared/domain/pension/template-text.ts';
import { FormDrawer } from '../../../ui/form-drawer.tsx';
import { Refusal } from '../../../ui/refusal.tsx';
import { kindWords } from './template-words.ts';
import { useTemplateWrites } from './use-template-writes.ts';

export interface ImportFormProps {
  /** Null while none is chosen. */
  readonly file: File | null;
  /** What the form is likely to be, unless the name of the file says otherwise. */
  readonly formKind: FormKind;
  readonly year: SchemeYear;
  readonly onAdded: (template: FormTemplate) => void;
  readonly onClose: () => void;
}

type RefusedTemplate = Extract<AddedTemplate, { outcome: 'refused' }>;

/** Takes in an official form: which file, which form it is, and for which year of work. */
export function ImportForm({ file: given, formKind, year, onAdded, onClose }: ImportFormProps): ReactNode {
  const { add } = useTemplateWrites();
  const [file, setFile] = useState(given);
  const [kind, setKind] = useState(given === null ? formKind : (kindNamedIn(given.name) ?? formKind));
  const [forYear, setForYear] = useState<number>(given === null ? year : (yearsNamedIn(given.name)[0] ?? year));
  const [isMissing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<RefusedTemplate | null>(null);
  const kindId = useId();
  const choose = (chosen: File | null): void => {
    setFile(chosen);
    setMissing(false);
    setRefusal(null);
    if (chosen === null) return;
    setKind(kindNamedIn(chosen.name) ?? kind);
    setForYear(yearsNamedIn(chosen.name)[0] ?? forYear);
  };
  const submit = (): void => {
    setRefusal(null);
    if (file === null) {
      setMissing(true);
      return;
    }
    add.mutate(
      { file, formKind: kind, schemeYear: forYear },
      { onSuccess: (answer) => (answer.outcome === 'added' ? onAdded(answer.template) : setRefusal(answer)) },
    );
  };
  return (
    <FormDrawer
      opened
      title="Import an official form"
      lead="The PDF as its publisher offers it: PCSE, NHSBSA or your health board. It stays in your profile; nothing is filled in before you have looked at what goes where."
      submitLabel="Import"
      busy={add.isPending}
      error={add.error}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onClose={onClose}
    >
      <FileInput
        label="File"
        placeholder="Choose a PDF"
        accept="application/pdf,.pdf"
        leftSection={<IconFileTypePdf size={16} aria-hidden />}
        value={file}
        error={isMissing ? 'Choose the PDF of the form' : null}
        data-autofocus
        onChange={choose}
      />
      <Input.Wrapper label="Which form it is" labelElement="div" labelProps={{ id: kindId }}>
        <SegmentedControl
          aria-labelledby={kindId}
          fullWidth
          data={formKinds.map((value) => ({ value, label: kindWords[value] }))}
          value={kind}
          onChange={(value) => setKind(formKinds.find((one) => one === value) ?? kind)}
        />
      </Input.Wrapper>
      <Select
        label="For work done in the scheme year"
        description="1 April to 31 March. Forms change every year: one of another year is not filled in."
        data={yearsAround(year, forYear).map((first) => ({ value: String(first), label: formatSchemeYear(schemeYear(first)) }))}
        value={String(forYear)}
        allowDeselect={false}
        onChange={(value) => setForYear(Number(value ?? forYear))}
      />
      {refusal !== null && <Refusal title="The form was not taken">{refusal.words}</Refusal>}
    </FormDrawer>
  );
}

/** `Locum-form-A.pdf`: the words of a file name are held together by other signs than spaces. */
function kindNamedIn(fileName: string): FormKind | null {
  return formNamedIn(fileName.replaceAll(/[_\-.]+/gu, ' '));
}

/** The next year, whose forms come out in spring, and those before as far as work may still be put right. */
function yearsAround(year: SchemeYear, chosen: number): readonly number[] {
  const near = Array.from({ length: 8 }, (_, index) => year + 1 - index);
  return [...new Set([...near, chosen])].sort((a, b) => b - a);
}
