import type { Rectangle } from 'electron';
import type { ClockLook } from '../ports/shell.ts';

type Corner = ClockLook['mini']['corner'];

const MINI = { width: 320, height: 140 };
const NORMAL = { width: 720, height: 480 };
const EDGE = 24;
/** A mini clock let go this near to a corner goes into it. */
const CATCH = 64;
const corners = ['topLeft', 'topRight', 'bottomLeft', 'bottomRight'] as const;

/** The mini clock as it appears: small, in its corner. */
export function miniIn(area: Rectangle, corner: Corner): Rectangle {
  return inCorner(MINI, area, corner);
}

/** A clock in a window of usual size, or as much of it as there is room for. */
export function inMiddle(area: Rectangle): Rectangle {
  const width = Math.min(NORMAL.width, area.width);
  const height = Math.min(NORMAL.height, area.height);
  return { width, height, x: area.x + Math.round((area.width - width) / 2), y: area.y + Math.round((area.height - height) / 2) };
}

/** Where a mini clock that was moved by hand settles: in a corner near by, else where it was left. */
export function settled(bounds: Rectangle, area: Rectangle): Rectangle {
  const caught = corners
    .map((corner) => inCorner(bounds, area, corner))
    .find(({ x, y }) => Math.abs(x - bounds.x) <= CATCH && Math.abs(y - bounds.y) <= CATCH);
  return caught ?? bounds;
}

/** Whether the middle of a window lies on a display. */
export function liesOn({ x, y, width, height }: Rectangle, display: Rectangle): boolean {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  return middleX >= display.x && middleX < display.x + display.width && middleY >= display.y && middleY < display.y + display.height;
}

function inCorner({ width, height }: Pick<Rectangle, 'width' | 'height'>, area: Rectangle, corner: Corner): Rectangle {
  const isLeft = corner === 'topLeft' || corner === 'bottomLeft';
  const isTop = corner === 'topLeft' || corner === 'topRight';
  return {
    width,
    height,
    x: isLeft ? area.x + EDGE : area.x + area.width - width - EDGE,
    y: isTop ? area.y + EDGE : area.y + area.height - height - EDGE,
  };
}
