import type { Preferences } from '../../../shared/contract/preferences.ts';
import { directTo } from './sound-output.ts';

export type SoundName = Preferences['clock']['sound']['over']['sound'];

export interface Sounds {
  /**
   * @param volume  0..1, beside the volume of the computer
   * @param output  the name of the device that sounds; null for the usual one
   * @returns false when that device is not there and the usual one sounds instead
   */
  play(name: SoundName, volume: number, output: string | null): Promise<boolean>;
  /** Whether a sound would be heard: a browser wants a click or a key first. */
  canPlay(): boolean;
  close(): void;
}

interface Tone {
  /** Of the sound's base. */
  readonly ratio: number;
  readonly loudness: number;
  /** When it begins, in seconds. */
  readonly at: number;
  readonly fadeIn: number;
  readonly fadeOut: number;
}

interface Sound {
  readonly hertz: number;
  readonly tones: readonly Tone[];
}

const knock = (at: number, loudness: number): readonly Tone[] => [
  { ratio: 1, loudness, at, fadeIn: 0.012, fadeOut: 0.5 },
  { ratio: 3.93, loudness: loudness / 6, at, fadeIn: 0.006, fadeOut: 0.12 },
];

/** All come up over 3 to 5 seconds: nobody on the table is startled. */
const sounds: Readonly<Record<SoundName, Sound>> = {
  chime: {
    hertz: 523.25,
    tones: [
      { ratio: 1, loudness: 0.5, at: 0, fadeIn: 3, fadeOut: 4 },
      { ratio: 1.5, loudness: 0.25, at: 0.6, fadeIn: 3, fadeOut: 3.5 },
      { ratio: 2, loudness: 0.2, at: 1.2, fadeIn: 3, fadeOut: 3 },
    ],
  },
  bowl: {
    hertz: 196,
    tones: [
      { ratio: 1, loudness: 0.5, at: 0, fadeIn: 5, fadeOut: 7 },
      { ratio: 1.006, loudness: 0.3, at: 0, fadeIn: 5, fadeOut: 7 },
      { ratio: 2.71, loudness: 0.18, at: 0.4, fadeIn: 4, fadeOut: 5 },
      { ratio: 5.15, loudness: 0.05, at: 0.8, fadeIn: 3.5, fadeOut: 3 },
    ],
  },
  wood: { hertz: 233, tones: [0.08, 0.16, 0.28, 0.42, 0.56].flatMap((loudness, count) => knock(count * 0.9, loudness)) },
};

/** Plays the clock's own sounds, made from sine tones; nothing is loaded. */
export function createSounds(): Sounds {
  let context: AudioContext | null = null;
  let rest = 0;

  async function play(name: SoundName, volume: number, output: string | null): Promise<boolean> {
    context ??= new AudioContext();
    const player = context;
    const isThere = await directTo(player, output);
    if (context !== player) return isThere; // closed meanwhile
    void player.resume();
    clearTimeout(rest);
    const length = sound(player, sounds[name], volume);
    // An open output costs power even in silence.
    rest = window.setTimeout(() => void player.suspend(), length * 1_000 + 500);
    return isThere;
  }

  return {
    play,
    canPlay: () => navigator.userActivation.hasBeenActive || document.querySelector('meta[name="shell"][content="desktop"]') !== null,
    close() {
      clearTimeout(rest);
      void context?.close();
      context = null;
    },
  };
}

/** Plays a sound once, as a cue would sound; answers as `play`. */
export function testSound(name: SoundName, volume: number, output: string | null): Promise<boolean> {
  const trial = createSounds();
  setTimeout(trial.close, lengthOf(sounds[name]) * 1_000 + 2_000);
  return trial.play(name, volume, output);
}

/** How long a sound lasts, in seconds. */
export function lengthOf({ tones }: Sound): number {
  return Math.max(...tones.map(({ at, fadeIn, fadeOut }) => at + fadeIn + fadeOut));
}

function sound(output: AudioContext, { hertz, tones }: Sound, volume: number): number {
  const begin = output.currentTime + 0.05;
  for (const { ratio, loudness, at, fadeIn, fadeOut } of tones) {
    const tone = new OscillatorNode(output, { frequency: hertz * ratio });
    const gain = new GainNode(output, { gain: 0 });
    const peak = begin + at + fadeIn;
    gain.gain.setValueAtTime(0, begin + at);
    gain.gain.linearRampToValueAtTime(loudness * volume, peak);
    gain.gain.setTargetAtTime(0, peak, fadeOut / 5);
    tone.connect(gain).connect(output.destination);
    tone.start(begin + at);
    tone.stop(peak + fadeOut);
  }
  return lengthOf({ hertz, tones });
}
