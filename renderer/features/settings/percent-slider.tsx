import { Slider } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import classes from './percent-slider.module.css';

export interface PercentSliderProps {
  /** Names the thumb. */
  readonly label: string;
  /** A share, 0–1. */
  readonly value: number;
  readonly min?: number;
  readonly disabled?: boolean;
  /** Called when the thumb is let go. */
  readonly onChange: (value: number) => void;
}

/** A share in steps of five per cent, with its figure. */
export function PercentSlider({ label, value, min = 0, disabled = false, onChange }: PercentSliderProps): ReactNode {
  const [dragged, setDragged] = useState<number | null>(null);
  const percent = dragged ?? Math.round(value * 100);
  return (
    <div className={classes['root']}>
      <Slider
        className={classes['slider']}
        min={min * 100}
        max={100}
        step={5}
        label={null}
        disabled={disabled}
        value={percent}
        thumbLabel={label}
        thumbValueText={(percent) => `${percent} %`}
        onChange={setDragged}
        onChangeEnd={(next) => {
          setDragged(null);
          onChange(next / 100);
        }}
      />
      <output className={classes['figure']}>{percent} %</output>
    </div>
  );
}
