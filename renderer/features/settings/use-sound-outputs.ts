import { useEffect, useState } from 'react';
import { soundOutputs } from '../clock/sound-output.ts';

/** The devices that can sound, kept up with; null until they are known. */
export function useSoundOutputs(): readonly string[] | null {
  const [outputs, setOutputs] = useState<readonly string[] | null>(null);
  useEffect(() => {
    let isOver = false;
    const read = async (): Promise<void> => {
      const found = await soundOutputs();
      if (!isOver) setOutputs(found);
    };
    const look = (): void => void read();
    look();
    navigator.mediaDevices.addEventListener('devicechange', look);
    return () => {
      isOver = true;
      navigator.mediaDevices.removeEventListener('devicechange', look);
    };
  }, []);
  return outputs;
}
