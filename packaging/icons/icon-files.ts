import { join } from 'node:path';
import { drawIcon, tiles } from './draw-icon.ts';
import { toIcns, toIco, toPng } from './icon-formats.ts';

const linuxSizes = [16, 24, 32, 48, 64, 96, 128, 256, 512];
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 256];

/** Every file of the app's icon by its place below the project; all come from one drawing. */
export function iconFiles(): ReadonlyMap<string, Buffer> {
  const full = (size: number): Buffer => toPng(drawIcon(size, tiles.full));
  return new Map([
    [join('resources', 'icon.png'), full(512)],
    ...linuxSizes.map((size) => [join('packaging', 'icons', 'linux', `${size}x${size}.png`), full(size)] as const),
    [join('packaging', 'icons', 'icon.ico'), toIco(windowsSizes.map((size) => drawIcon(size, tiles.full)))],
    [join('packaging', 'icons', 'icon.icns'), toIcns((size) => drawIcon(size, tiles.mac))],
  ]);
}
