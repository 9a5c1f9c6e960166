/** Names beside points on a map: the weightiest first, and none over another. */
import { widthOf } from '../names.js';

export interface Named {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Of its symbol (px). */
  readonly radius: number;
  readonly weight: number;
}

export interface Label {
  readonly name: string;
  /** Middle of the text's left, middle or right end, by `align`. */
  readonly x: number;
  readonly y: number;
  readonly align: 'left' | 'center' | 'right';
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const GAP = 3;
/** Directions from a point in which its name is tried. */
const SIDES: readonly (readonly [dx: number, dy: number, align: Label['align']])[] = [
  [1, 0, 'left'],
  [-1, 0, 'right'],
  [0, -1, 'center'],
  [0, 1, 'center'],
  [0.75, -0.75, 'left'],
  [0.75, 0.75, 'left'],
  [-0.75, -0.75, 'right'],
  [-0.75, 0.75, 'right'],
];

/**
 * @param kept places where no name may stand
 * @param size of the text (px)
 * @param most names that are set
 */
export function labelsFor(
  points: readonly Named[],
  { width, height }: { readonly width: number; readonly height: number },
  kept: readonly Box[],
  size: number,
  most: number,
): Label[] {
  const symbols = points.map(({ x, y, radius }) => around(x, y, radius, radius));
  const taken: Box[] = [...kept];
  const labels: Label[] = [];
  const byWeight = points.map((point, i) => ({ point, i })).sort((a, b) => b.point.weight - a.point.weight);
  for (const { point, i } of byWeight) {
    if (labels.length === most) break;
    const free = (box: Box) =>
      box.left >= 2 &&
      box.right <= width - 2 &&
      box.top >= 2 &&
      box.bottom <= height - 2 &&
      !taken.some((other) => meets(box, other)) &&
      !symbols.some((symbol, k) => k !== i && meets(box, symbol));
    for (const side of SIDES) {
      const { label, box } = beside(point, side, size);
      if (!free(box)) continue;
      labels.push(label);
      taken.push(box);
      break;
    }
  }
  return labels;
}

function beside(
  { name, x, y, radius }: Named,
  [dx, dy, align]: (typeof SIDES)[number],
  size: number,
): { label: Label; box: Box } {
  const wide = widthOf(name) * size;
  const at = { x: x + dx * (radius + GAP), y: y + dy * (radius + GAP + (dx === 0 ? size / 2 : 0)) };
  const left = align === 'left' ? at.x : align === 'right' ? at.x - wide : at.x - wide / 2;
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    label: { name, x: round(at.x), y: round(at.y), align },
    box: { left, right: left + wide, top: at.y - 0.6 * size, bottom: at.y + 0.6 * size },
  };
}

function around(x: number, y: number, dx: number, dy: number): Box {
  return { left: x - dx, right: x + dx, top: y - dy, bottom: y + dy };
}

function meets(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
