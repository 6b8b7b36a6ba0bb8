import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { SettingRow } from '../../ui/setting-row.tsx';
import { useSoundOutputs } from './use-sound-outputs.ts';

export interface SoundOutputRowProps {
  /** The name of the chosen device; null for the usual one. */
  readonly output: string | null;
  readonly onChange: (output: string | null) => void;
}

/** Where the sounds come from. A device that is gone stays chosen, for it may return. */
export function SoundOutputRow({ output, onChange }: SoundOutputRowProps): ReactNode {
  const outputs = useSoundOutputs();
  const isGone = output !== null && outputs !== null && !outputs.includes(output);
  const choices = [
    { value: '', label: 'The usual one' },
    ...(outputs ?? []).map((value) => ({ value, label: value })),
    ...(isGone ? [{ value: output, label: `${output} (not there)` }] : []),
  ];
  return (
    <SettingRow title="Output" sentence={sentenceOf(outputs, isGone)}>
      {(ids) => (
        <Select
          {...ids}
          w="19rem"
          data={choices}
          value={output ?? ''}
          disabled={choices.length === 1}
          allowDeselect={false}
          onChange={(value) => onChange(value === '' ? null : value)}
        />
      )}
    </SettingRow>
  );
}

function sentenceOf(outputs: readonly string[] | null, isGone: boolean): string {
  if (outputs?.length === 0)
    return `${isGone ? 'The usual one sounds. ' : ''}No outputs to choose from are told here: choose one in the settings of the computer.`;
  return isGone ? 'It is not there now: the usual one sounds.' : 'The device that sounds. Where it is gone, the usual one does.';
}
