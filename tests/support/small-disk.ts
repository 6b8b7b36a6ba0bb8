import { onTestFinished } from 'vitest';
import { mountDisk, type SmallDisk } from './mount-disk.ts';

/** A disk of its own with a few megabytes, gone after the test. */
export function aSmallDisk(megabytes: number): SmallDisk {
  const disk = mountDisk(megabytes);
  onTestFinished(disk.unmount);
  return disk;
}
