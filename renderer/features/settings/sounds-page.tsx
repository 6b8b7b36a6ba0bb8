import { Button, Select, Switch } from '@mantine/core';
import { IconVolume } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { soundNames } from '../../../shared/contract/preferences.ts';
import { usePreferences, useUpdatePreferences } from '../../app/profile.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { testSound } from '../clock/sound.ts';
import { PercentSlider } from './percent-slider.tsx';
import { SoundOutputRow } from './sound-output-row.tsx';

type Sound = (typeof soundNames)[number];

const soundWords = { chime: 'Chime', bowl: 'Bowl', wood: 'Wood' } satisfies Record<Sound, string>;
const choices = soundNames.map((value) => ({ value, label: soundWords[value] }));

const cues = [
  { cue: 'start', title: 'Start', sentence: 'When a session begins.' },
  { cue: 'windDown', title: 'Wind-down', sentence: 'When the wind-down of a session begins.' },
  { cue: 'final', title: 'Final warning', sentence: 'When the last minutes of a session begin.' },
  { cue: 'over', title: 'Time is over', sentence: 'When the planned time of a session is used up.' },
] as const;

/** Which cues are heard, and how loud. */
export function SoundsPage(): ReactNode {
  const { sound } = usePreferences().clock;
  const update = useUpdatePreferences();
  const save = (change: Readonly<Record<string, unknown>>): void => update.mutate({ clock: { sound: change } });
  return (
    <>
      <PageHeader title="Sounds" lead="Everything is silent until it is switched on. A service can be silent whatever is chosen here." />
      <Section title="Volume and output">
        <SettingRow title="Volume" sentence="Beside the volume of the computer.">
          <PercentSlider label="Volume" value={sound.volume} onChange={(volume) => save({ volume })} />
        </SettingRow>
        <SoundOutputRow output={sound.output} onChange={(output) => save({ output })} />
      </Section>
      <Section title="Cues">
        {cues.map(({ cue, title, sentence }) => (
          <SettingRow key={cue} title={title} sentence={sentence}>
            {(ids) => (
              <>
                <Switch {...ids} checked={sound[cue].on} onChange={(event) => save({ [cue]: { on: event.currentTarget.checked } })} />
                <Select
                  w="7.5rem"
                  aria-label={`Sound: ${title}`}
                  data={choices}
                  value={sound[cue].sound}
                  allowDeselect={false}
                  onChange={(value) => save({ [cue]: { sound: value } })}
                />
                <Button
                  variant="default"
                  leftSection={<IconVolume size={16} aria-hidden="true" />}
                  aria-label={`Test: ${title}`}
                  onClick={() => void testSound(sound[cue].sound, sound.volume, sound.output)}
                >
                  Test
                </Button>
              </>
            )}
          </SettingRow>
        ))}
      </Section>
    </>
  );
}
