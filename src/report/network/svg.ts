/** A scenario's network of places as a picture: origins on the left, destinations on the right, ways between them. */
import type { Scenario } from '../../scenario/scenario.js';
import { html } from '../page/html.js';
import { CATEGORIES, FONT, INK } from '../theme.js';
import { BOX, type Box, type Layout, layoutOf, type Way } from './layout.js';

const COLOURS: Readonly<Record<Way['by'], string>> = {
  road: INK.line,
  train: CATEGORIES[2],
  bus: CATEGORIES[4],
  flight: CATEGORIES[0],
};
const WORDS: Readonly<Record<Way['by'], string>> = {
  road: 'road',
  train: 'train',
  bus: 'bus',
  flight: 'flight',
};
const GROUNDS: Readonly<Record<Box['kind'], string>> = {
  origin: '#fff4e5',
  crossing: '#fdeaea',
  city: '#e8f1fa',
  airport: INK.paper,
  destination: '#e9f6ef',
};

/** The picture as SVG text, the same for the same scenario. */
export function networkSvg(scenario: Scenario): string {
  const layout = layoutOf(scenario);
  const used = (Object.keys(COLOURS) as Way['by'][]).filter((by) => layout.ways.some((way) => way.by === by));
  const width = Math.ceil(Math.max(layout.width, 420));
  const height = Math.ceil(layout.height);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}" font-size="${BOX.text}">`,
    `<title>${escaped(scenario.title)}: places and the ways between them</title>`,
    '<defs>',
    ...used.map(arrow),
    '</defs>',
    `<rect width="${width}" height="${height}" fill="${INK.paper}"/>`,
    ...legend(used),
    ...ways(layout),
    ...layout.headings.map(
      ({ text, x, y, isColumn }) =>
        `<text x="${round(x)}" y="${round(y + 4)}" text-anchor="middle" fill="${isColumn ? INK.text : INK.soft}"${isColumn ? ' font-weight="600" font-size="13"' : ''}>${escaped(text)}</text>`,
    ),
    ...layout.boxes.map(box),
    '</svg>',
    '',
  ].join('\n');
}

function arrow(by: Way['by']): string {
  return `<marker id="arrow-${by}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0.5 L8 4 L0 7.5 z" fill="${COLOURS[by]}"/></marker>`;
}

function legend(used: readonly Way['by'][]): string[] {
  return used.map((by, i) => {
    const x = 16 + i * 90;
    return `<g><path d="M${x} 18 h26" stroke="${COLOURS[by]}" stroke-width="2" marker-end="url(#arrow-${by})"/><text x="${x + 32}" y="22" fill="${INK.text}">${WORDS[by]}</text></g>`;
  });
}

/** Roads first, so that the few services stand out above them. */
function ways({ boxes, ways }: Layout): string[] {
  const at = new Map(boxes.map((one) => [one.name, one]));
  return [...ways]
    .sort((a, b) => Number(a.by !== 'road') - Number(b.by !== 'road'))
    .map(({ from, to, by, both }) => {
      const start = both ? ` marker-start="url(#arrow-${by})"` : '';
      const told = `${from} ${both ? '↔' : '→'} ${to}: ${WORDS[by]}`;
      return `<path d="${curve(at.get(from)!, at.get(to)!)}" fill="none" stroke="${COLOURS[by]}" stroke-width="1.3" stroke-opacity="0.75" marker-end="url(#arrow-${by})"${start}><title>${escaped(told)}</title></path>`;
    });
}

/** From side to side between columns; within a column out to the right and back. */
function curve(from: Box, to: Box): string {
  if (from.column === to.column) {
    const [x, other] = [from.x + from.width, to.x + to.width];
    const out = 24 + Math.min(80, Math.abs(to.y - from.y) / 4);
    return `M${round(x)} ${round(from.y)} C${round(x + out)} ${round(from.y)} ${round(other + out)} ${round(to.y)} ${round(other)} ${round(to.y)}`;
  }
  const isForward = from.column < to.column;
  const [x, other] = isForward ? [from.x + from.width, to.x] : [from.x, to.x + to.width];
  const bend = (other - x) / 2;
  return `M${round(x)} ${round(from.y)} C${round(x + bend)} ${round(from.y)} ${round(other - bend)} ${round(to.y)} ${round(other)} ${round(to.y)}`;
}

function box({ label, kind, x, y, width }: Box): string {
  const edge = kind === 'airport' ? ` stroke-dasharray="3 2"` : '';
  return `<g><rect x="${round(x)}" y="${round(y - BOX.height / 2)}" width="${round(width)}" height="${BOX.height}" rx="4" fill="${GROUNDS[kind]}" stroke="${INK.line}"${edge}/><text x="${round(x + width / 2)}" y="${round(y + 4)}" text-anchor="middle" fill="${INK.text}">${escaped(label)}</text></g>`;
}

function escaped(text: string): string {
  return html`${text}`.text;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
