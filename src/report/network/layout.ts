/** Where the places of a scenario stand in a drawing: in columns, in the order of a journey, ways crossing little. */
import type { Route, Scenario, Service } from '../../scenario/scenario.js';
import { widthOf } from '../names.js';

/** A place with its box, in pixels. */
export interface Box {
  readonly name: string;
  readonly label: string;
  readonly kind: 'origin' | 'crossing' | 'city' | 'airport' | 'destination';
  readonly column: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The heading of a column, or of the places of one country in it. */
export interface Heading {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly isColumn: boolean;
}

export interface Way {
  readonly from: string;
  readonly to: string;
  /** `road`, or the kind of service. */
  readonly by: 'road' | Service['by'];
  readonly both: boolean;
}

export interface Layout {
  readonly boxes: readonly Box[];
  readonly headings: readonly Heading[];
  readonly ways: readonly Way[];
  readonly width: number;
  readonly height: number;
}

export const BOX = { height: 20, text: 12 } as const;
const ROW = 26;
const GAP = 150;
const MARGIN = 16;
const TOP = 74;
const SWEEPS = 8;

/** A place before it has a box; airports hang below their city. */
interface Place extends Pick<Box, 'name' | 'label' | 'kind'> {
  readonly below: readonly Place[];
}
/** Places of one country (or all of a column, with the heading ''). */
interface Block {
  readonly heading: string;
  readonly places: Place[];
}
interface Column {
  readonly heading: string;
  readonly blocks: Block[];
}

export function layoutOf(scenario: Scenario): Layout {
  const ways = waysOf(scenario);
  const columns = columnsOf(scenario).filter(({ blocks }) => blocks.some(({ places }) => places.length > 0));
  sweep(columns, ways);
  return { ...placed(columns), ways };
}

function columnsOf({ origins, crossings, cities, airports, destinations }: Scenario): Column[] {
  const place = (name: string, kind: Box['kind'], label = name, below: readonly Place[] = []): Place => ({
    name,
    label: shorten(label),
    kind,
    below,
  });
  const port = (city: string) =>
    airports.filter((airport) => airport.city === city).map(({ name }) => place(name, 'airport'));
  return [
    {
      heading: 'Origins',
      blocks: [{ heading: '', places: origins.map(({ name }) => place(name, 'origin')) }],
    },
    {
      heading: 'Crossings',
      blocks: byCountry(
        crossings,
        ({ into }) => `into ${into}`,
        ({ name }) => place(name, 'crossing'),
      ),
    },
    {
      heading: 'Cities and airports',
      blocks: byCountry(
        cities,
        ({ country }) => country,
        ({ name }) => place(name, 'city', name, port(name)),
      ),
    },
    {
      heading: 'Destinations',
      blocks: [
        {
          heading: '',
          places: destinations.map(({ name, country }) =>
            place(name, 'destination', name === country ? name : `${name}, ${country}`),
          ),
        },
      ],
    },
  ];
}

function byCountry<T>(items: readonly T[], country: (item: T) => string, place: (item: T) => Place): Block[] {
  return [...new Set(items.map(country))].map((heading) => ({
    heading,
    places: items.filter((item) => country(item) === heading).map(place),
  }));
}

/** Routes there and back are one way; services of one kind between two places too. */
function waysOf({ routes, services }: Scenario): Way[] {
  const all = [
    ...routes.map(({ from, to }: Route) => ({ from, to, by: 'road' as const })),
    ...services.map(({ from, to, by }) => ({ from, to, by })),
  ];
  const found = new Map<string, Way>();
  for (const { from, to, by } of all) {
    const [there, back] = [`${by}|${from}|${to}`, `${by}|${to}|${from}`];
    const known = found.get(back);
    if (known !== undefined) found.set(back, { ...known, both: true });
    else if (!found.has(there)) found.set(there, { from, to, by, both: false });
  }
  return [...found.values()];
}

/**
 * Orders the places of each block, and the blocks of each column, by the mean height of what they are joined to (the
 * barycentre method of Sugiyama, Tagawa and Toda, 1981), from left to right and back.
 */
function sweep(columns: readonly Column[], ways: readonly Way[]): void {
  const joined = new Map<string, string[]>();
  for (const { from, to } of ways) {
    joined.set(from, [...(joined.get(from) ?? []), to]);
    joined.set(to, [...(joined.get(to) ?? []), from]);
  }
  for (let round = 0; round < SWEEPS; round++) {
    for (const column of round % 2 === 0 ? columns : [...columns].reverse()) {
      const heights = new Map(placed(columns).boxes.map(({ name, y }) => [name, y]));
      const height = (place: Place): number => {
        const others = [place, ...place.below]
          .flatMap(({ name }) => joined.get(name) ?? [])
          .map((name) => heights.get(name)!);
        return others.length === 0 ? heights.get(place.name)! : mean(others);
      };
      for (const { places } of column.blocks) places.sort((a, b) => height(a) - height(b));
      column.blocks.sort((a, b) => mean(a.places.map(height)) - mean(b.places.map(height)));
    }
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Columns side by side, each in the middle of the height. */
function placed(columns: readonly Column[]): Omit<Layout, 'ways'> {
  const rows = columns.map(rowsOf);
  const height = Math.max(...rows.map(({ length }) => length)) * ROW;
  const boxes: Box[] = [];
  const headings: Heading[] = [];
  let x = MARGIN;
  columns.forEach((column, index) => {
    const own = rows[index]!;
    const width = Math.max(60, ...own.map(({ label }) => widthOf(label) * BOX.text + 16));
    const top = TOP + (height - own.length * ROW) / 2;
    headings.push({ text: column.heading, x: x + width / 2, y: TOP - 22, isColumn: true });
    own.forEach((row, i) => {
      const y = top + (i + 0.5) * ROW;
      if (row.place === null) headings.push({ text: row.label, x: x + width / 2, y, isColumn: false });
      else {
        const { name, label, kind } = row.place;
        boxes.push({ name, label, kind, column: index, x, y, width });
      }
    });
    x += width + GAP;
  });
  return { boxes, headings, width: x - GAP + MARGIN, height: TOP + height + MARGIN };
}

function rowsOf({ blocks }: Column): { label: string; place: Place | null }[] {
  return blocks.flatMap(({ heading, places }) => [
    ...(heading === '' ? [] : [{ label: heading, place: null }]),
    ...places.flatMap((place) => [place, ...place.below].map((one) => ({ label: one.label, place: one }))),
  ]);
}

function shorten(label: string): string {
  return label.length <= 34 ? label : `${label.slice(0, 33)}…`;
}
