import { Button, Group, SegmentedControl } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import type { FormTemplate } from '../../../../shared/contract/pension-documents.ts';
import { valueChoices } from '../../../../shared/domain/pension/template-keys.ts';
import type { PageArea } from '../../../../shared/domain/pension/template-model.ts';
import { LeaveQuestion } from '../../../app/leave-question.tsx';
import { useUnsaved } from '../../../app/unsaved.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { WarningLines } from '../../../ui/warning-lines.tsx';
import { MarkedPages } from './marked-pages.tsx';
import { PlaceList } from './place-list.tsx';
import { placesOf, withMark, type PlacedItem } from './placed-items.ts';
import { SampleView } from './sample-view.tsx';
import { kindWords, templateName } from './template-words.ts';
import classes from './templates.module.css';
import { usePlacedItems } from './use-placed-items.ts';
import { useTemplateWrites } from './use-template-writes.ts';

export interface MappingDeskProps {
  readonly template: FormTemplate;
  /** The form as it was imported. */
  readonly file: Uint8Array<ArrayBuffer>;
  readonly start: () => readonly PlacedItem[];
}

/** The list of places beside the pages: what is chosen in one shows in the other. */
export function MappingDesk({ template, file, start }: MappingDeskProps): ReactNode {
  const { reading, formKind, tiers, isChecked } = template;
  const { savePlaces } = useTemplateWrites();
  const navigate = useNavigate();
  const placed = usePlacedItems(start, !isChecked);
  const [chosen, setChosen] = useState<string | null>(null);
  const [shown, setShown] = useState<'form' | 'sample'>('form');
  const [isMarking, setMarking] = useState(reading.fields.length === 0);
  const choices = useMemo(() => new Map(valueChoices(formKind, tiers).map((choice) => [choice.key, choice])), [formKind, tiers]);
  useUnsaved(placed.isChanged);
  useHotkeys([['mod+Z', placed.undo]]);

  const addMark = (area: PageArea): void => {
    const id = crypto.randomUUID();
    placed.change((items) => withMark(items, id, area));
    setChosen(id);
    setShown('form');
  };
  const save = async (): Promise<boolean> => {
    try {
      await savePlaces.mutateAsync({ template, places: placesOf(placed.items) });
      placed.saved();
      return true;
    } catch {
      return false; // said above the list
    }
  };
  const leave = (): void => void navigate({ to: '/settings/pension' });
  const saveAndLeave = async (): Promise<void> => {
    // What was saved this moment is not yet known to the question below.
    if (await save()) void navigate({ to: '/settings/pension', ignoreBlocker: true });
  };
  const suggestions = placed.items.filter(({ isSuggested }) => isSuggested).length;
  return (
    <>
      <PageHeader title={`Official ${templateName(template)}`} windowTitle="Official form" lead={leadOf(template)}>
        <Group gap="xs">
          <Button variant="default" onClick={leave}>
            Back
          </Button>
          <Button loading={savePlaces.isPending} onClick={() => void saveAndLeave()}>
            {suggestions === 0 ? 'Save' : 'Confirm all and save'}
          </Button>
        </Group>
      </PageHeader>
      {savePlaces.error !== null && <FailureNotice error={savePlaces.error} />}
      <WarningLines lines={warningsOf(template)} />
      <div className={classes['desk']}>
        <PlaceList {...{ placed, choices, chosen, reading, isMarking }} onChoose={setChosen} onMarking={setMarking} onAddMark={addMark} />
        <section aria-label="The form" className={classes['paper']}>
          <SegmentedControl
            aria-label="What is shown"
            data={[
              { value: 'form', label: 'What goes where' },
              { value: 'sample', label: 'Filled sample' },
            ]}
            value={shown}
            onChange={(value) => setShown(value === 'sample' ? 'sample' : 'form')}
          />
          {shown === 'form' ? (
            <MarkedPages {...{ file, reading, placed, choices, chosen, isMarking }} onChoose={setChosen} onAddMark={addMark} />
          ) : (
            <SampleView template={template} places={placesOf(placed.items)} />
          )}
        </section>
      </div>
      <LeaveQuestion isUnsaved={placed.isChanged} where={`on ${kindWords[formKind]}`} busy={savePlaces.isPending} onSave={save} />
    </>
  );
}

function leadOf({ reading: { fields }, fileName }: FormTemplate): string {
  if (fields.length === 0) return `${fileName} has no fields of its own: mark on the page where each value goes.`;
  return `${fileName}, with ${fields.length} fields. Check what goes into each; nothing is filled in before you save.`;
}

/** What is not in any filled copy, and what speaks against the form's being what it was imported as. */
function warningsOf({ formKind, reading: { says, leftOut } }: FormTemplate): readonly string[] {
  const { scripts, links } = leftOut;
  return [
    ...(says !== null && says !== formKind ? [`The file says that it is ${kindWords[says]}, not ${kindWords[formKind]}.`] : []),
    ...(scripts > 0 ? ['Scripts inside the file are never run, and are in no filled copy: amounts do not add themselves up.'] : []),
    ...(links > 0 ? ['Links inside the file are in no filled copy.'] : []),
  ];
}
