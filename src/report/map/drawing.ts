/** Maps as Vega-Lite bodies: ground, ways, places, names and scale, in the pixels of a frame. */
import type { Body } from '../chart.js';
import { elided, fullName } from '../names.js';
import { BLUE, CATEGORIES, INK, VERMILION } from '../theme.js';
import { outlinesIn } from './atlas.js';
import { labelsFor } from './labels.js';
import { peakOf, type Scene, type Site, type SiteKind, type Way } from './scene.js';

const LABEL = 22;
const MOST_LABELS = 60;
const FEW_LABELS = 6;
const TEXT = 11;
/** Area of the largest symbol, and width of the widest way (px). */
const LARGEST = 1400;
const WIDEST = 9;
/** Symbols of small maps, by area. */
const SHRINK = 0.35;
/** Dots where places are. */
const DOT = 14;
/** What of outlines is not seen (px). */
const FINE = 0.8;
const COARSE = 2;
/** Small maps beside each other. */
export const MAP_COLUMNS = 3;

/** What the symbols are, in words. */
const KINDS: Readonly<Record<SiteKind, string>> = {
  crossing: 'Crossing (queue)',
  city: 'City (persons in it)',
  origin: 'Origin',
  destination: 'Destination',
};

/** Scales that all days, and all maps beside each other, share. */
function scalesOf({ sites, ways }: Scene, shrink: number) {
  const most = Math.max(1, ...sites.map(({ persons }) => peakOf(persons)));
  const busiest = Math.max(1, ...ways.map(({ persons }) => peakOf(persons)));
  const area = (persons: number) => (persons / most) * LARGEST * shrink;
  const values = (largest: number) => [
    ...new Set([0.1, 0.4, 1].map((share) => Number((share * largest).toPrecision(1)))),
  ];
  const legend = { orient: 'bottom', direction: 'horizontal', format: ',.4~r' };
  return {
    radius: (persons: number) => Math.sqrt(area(persons) / Math.PI),
    size: {
      type: 'quantitative',
      scale: { domain: [0, most], range: [0, LARGEST * shrink], nice: false },
      legend: {
        ...legend,
        title: 'Persons there',
        values: values(most),
        symbolFillColor: INK.line,
        symbolStrokeColor: INK.paper,
        symbolType: 'circle',
      },
    },
    width: {
      type: 'quantitative',
      scale: { domain: [0, busiest], range: [0, WIDEST * Math.sqrt(shrink)], nice: false },
      legend: {
        ...legend,
        title: 'Persons a day on the way',
        values: values(busiest),
        symbolType: 'stroke',
        // Longer than the widest is wide.
        symbolSize: 900,
        symbolStrokeColor: INK.line,
      },
    },
  };
}

const kindScale = {
  field: 'kind',
  type: 'nominal',
  scale: {
    domain: [KINDS.crossing, KINDS.city, KINDS.origin, KINDS.destination],
    range: [VERMILION, BLUE, INK.soft, CATEGORIES[2]],
  },
  legend: { title: null, orient: 'bottom', direction: 'horizontal', symbolSize: 90 },
} as const;
const shapeScale = {
  ...kindScale,
  scale: { domain: kindScale.scale.domain, range: ['diamond', 'circle', 'square', 'triangle-up'] },
} as const;

/** Pixels of the frame as they are. */
function axesOf({ frame: { width, height } }: Scene) {
  const pixels = (field: string, size: number, range: readonly number[]) => ({
    field,
    type: 'quantitative',
    scale: { domain: [0, size], range, nice: false, zero: false },
    axis: null,
  });
  const x = (field = 'x') => pixels(field, width, [0, width]);
  const y = (field = 'y') => pixels(field, height, [0, height]);
  return { x, y };
}

function ground(scene: Scene, step: number): Body[] {
  const { land, lines } = outlinesIn(scene.frame, step);
  const projection = { type: 'identity', scale: 1, translate: [0, 0] };
  return [
    {
      data: { values: [land] },
      projection,
      mark: { type: 'geoshape', fill: INK.void, stroke: null, clip: true },
    },
    {
      data: { values: [lines] },
      projection,
      mark: { type: 'geoshape', filled: false, stroke: INK.line, strokeWidth: 0.5, clip: true },
    },
  ];
}

/** A bar of a round number of kilometres, in the lower left. */
function scaleBar(scene: Scene): Body[] {
  const { perKilometre, width, height } = scene.frame;
  const kilometres =
    [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
      .filter((km) => km * perKilometre < width / 5)
      .at(-1) ?? 1;
  const { x, y } = axesOf(scene);
  const [left, base] = [10, height - 10];
  const right = left + kilometres * perKilometre;
  return [
    {
      data: { values: [{ x: left, x2: right, y: base }] },
      mark: { type: 'rule', color: INK.text, strokeWidth: 2 },
      encoding: { x: x(), x2: { field: 'x2' }, y: y() },
    },
    {
      data: { values: [{ x: left, y: base - 5, text: `${kilometres} km` }] },
      mark: { type: 'text', align: 'left', baseline: 'bottom', fontSize: TEXT, color: INK.text },
      encoding: { x: x(), y: y(), text: { field: 'text' } },
    },
  ];
}

function mostOf({ sites }: Scene, kind: SiteKind): number {
  return Math.max(0, ...sites.filter((site) => site.kind === kind).map(({ persons }) => peakOf(persons)));
}

function nameLayers(scene: Scene, radius: (persons: number) => number, most: number): Body[] {
  const points = scene.sites.map(({ name, kind, x, y, persons }) => ({
    name: elided(name, LABEL),
    x,
    y,
    radius: persons.length > 0 ? radius(peakOf(persons)) : 3,
    // The largest of each kind are told first.
    weight: peakOf(persons) / Math.max(1, mostOf(scene, kind)),
  }));
  const { width, height } = scene.frame;
  // The date stands in one corner, the scale in another.
  const kept = [
    { left: width - 160, right: width, top: 0, bottom: 30 },
    { left: 0, right: width / 5 + 20, top: height - 34, bottom: height },
  ];
  const labels = labelsFor(points, scene.frame, kept, TEXT, most);
  const { x, y } = axesOf(scene);
  return (['left', 'center', 'right'] as const).flatMap((align) => {
    const values = labels.filter((label) => label.align === align).map(({ name, x, y }) => ({ name, x, y }));
    if (values.length === 0) return [];
    return [
      {
        data: { values },
        mark: { type: 'text', align, baseline: 'middle', fontSize: TEXT, color: INK.text },
        encoding: { x: x(), y: y(), text: { field: 'name' } },
      },
    ];
  });
}

function wayLayer(scene: Scene, width: Body): Body {
  const { x, y } = axesOf(scene);
  return {
    transform: [{ filter: 'datum.flow > 0' }],
    mark: { type: 'rule', color: INK.soft, opacity: 0.5, strokeCap: 'round', clip: true },
    encoding: {
      x: x(),
      y: y(),
      x2: { field: 'x2' },
      y2: { field: 'y2' },
      strokeWidth: { field: 'flow', ...width },
      tooltip: [
        { field: 'name', type: 'nominal', title: 'From' },
        { field: 'to', type: 'nominal', title: 'To' },
        { field: 'flow', type: 'quantitative', title: 'Persons a day', format: ',.3~r' },
      ],
    },
  };
}

function siteLayers(scene: Scene, size: Body): Body[] {
  const { x, y } = axesOf(scene);
  const look = { x: x(), y: y(), color: kindScale, shape: shapeScale };
  return [
    {
      // Where a place is, also on days on which nobody is there.
      transform: [{ filter: 'isValid(datum.kind)' }],
      mark: { type: 'point', filled: true, size: DOT, opacity: 1, clip: true },
      encoding: { ...look, tooltip: [{ field: 'name', type: 'nominal', title: 'Place' }] },
    },
    {
      transform: [{ filter: '!isValid(datum.x2) && datum.now > 0' }],
      mark: { type: 'point', filled: true, opacity: 0.75, stroke: INK.paper, strokeWidth: 0.8, clip: true },
      encoding: {
        ...look,
        size: { field: 'now', ...size },
        tooltip: [
          { field: 'name', type: 'nominal', title: 'Place' },
          { field: 'kind', type: 'nominal', title: 'What' },
          { field: 'now', type: 'quantitative', title: 'Persons', format: ',.3~r' },
        ],
      },
    },
  ];
}

const FRAME = { view: { stroke: INK.grid, fill: INK.paper } } as const;

function siteRow({ name, kind, x, y }: Site) {
  return { name: fullName(name), kind: KINDS[kind], x, y };
}

function wayRow({ from, to, x, y, x2, y2 }: Way) {
  return { name: fullName(from), to: fullName(to), x, y, x2, y2 };
}

/** One map; a slider goes through the steps of the scene, from `worst` on. */
export function largeMap(scene: Scene, worst: number): Body {
  const { width, height } = scene.frame;
  const { radius, size, width: wide } = scalesOf(scene, 1);
  const values = [
    ...scene.ways.map((way) => ({ ...wayRow(way), ways: way.persons })),
    ...scene.sites.map((site) => ({
      ...siteRow(site),
      ...(site.persons.length > 0 ? { persons: site.persons } : {}),
    })),
  ];
  const { x, y } = axesOf(scene);
  const [first] = scene.steps;
  const step = scene.daysPerStep * 86_400_000;
  const last = scene.steps.length - 1;
  return {
    ...FRAME,
    width,
    height,
    autosize: 'pad',
    params: [
      {
        name: 'day',
        value: worst,
        ...(last > 0 ? { bind: { input: 'range', min: 0, max: last, step: 1, name: 'Day ' } } : {}),
      },
      // What the page writes beside the slider.
      { name: 'dayInWords', expr: `utcFormat(${first} + day * ${step}, '%-d %B %Y')` },
    ],
    data: { values },
    transform: [
      { calculate: 'isValid(datum.persons) ? datum.persons[day] : null', as: 'now' },
      { calculate: 'isValid(datum.ways) ? datum.ways[day] : null', as: 'flow' },
    ],
    layer: [
      ...ground(scene, FINE),
      wayLayer(scene, wide),
      ...siteLayers(scene, size),
      ...nameLayers(scene, radius, MOST_LABELS),
      ...scaleBar(scene),
      {
        data: { values: [{ x: width - 10, y: 10 }] },
        transform: [{ calculate: 'dayInWords', as: 'text' }],
        mark: {
          type: 'text',
          align: 'right',
          baseline: 'top',
          fontSize: 15,
          fontWeight: 600,
          color: INK.text,
        },
        encoding: { x: x(), y: y(), text: { field: 'text' } },
      },
    ],
  };
}

/** A map for each of some steps; `when` names them. */
export function smallMaps(scene: Scene, chosen: readonly number[], when: (step: number) => string): Body {
  const { width, height } = scene.frame;
  const { radius, size, width: wide } = scalesOf(scene, SHRINK);
  const values = chosen.flatMap((step) => [
    ...scene.ways
      .filter(({ persons }) => persons[step] > 0)
      .map((way) => ({ when: when(step), ...wayRow(way), flow: way.persons[step] })),
    ...scene.sites
      .filter(({ persons }) => persons[step] > 0)
      .map((site) => ({ when: when(step), ...siteRow(site), now: site.persons[step] })),
    // A day on which nobody is anywhere has its map too.
    { when: when(step) },
  ]);
  return {
    data: { values },
    facet: {
      field: 'when',
      type: 'nominal',
      sort: chosen.map(when),
      header: { title: null, labelPadding: 4 },
    },
    columns: MAP_COLUMNS,
    spacing: 14,
    spec: {
      ...FRAME,
      width,
      height,
      layer: [
        ...ground(scene, COARSE),
        wayLayer(scene, wide),
        ...siteLayers(scene, size).slice(1),
        ...nameLayers(scene, radius, FEW_LABELS),
        ...scaleBar(scene),
      ],
    },
  };
}
