/** What a chart is, and what all charts share: their head, their source line, the axis of time. */
import type { TopLevelSpec } from 'vega-lite';
import type { Results } from '../experiment/results.js';
import { balanced, elided, plain, wrapped } from './names.js';
import { CONFIG, INK, WIDTH } from './theme.js';
import { dateInWords, days, iso, localMs, zoneInWords } from './time.js';

export type Cell = string | number | null;

/** A chart as data: what is drawn, told and listed of one question. */
export interface ChartSpec {
  /** Name of its files: lower case, hyphens. */
  readonly name: string;
  /** A sentence that says the finding. */
  readonly title: string;
  /** How to read it: units, bands, what is left out. */
  readonly subtitle: string;
  /** What a reader who does not see it is told. */
  readonly alt: string;
  /** The drawing with its title, subtitle and source. */
  readonly spec: TopLevelSpec;
  /** The same without them, for a page that writes them itself. */
  readonly bare: TopLevelSpec;
  /** The numbers behind it; columns carry their units. */
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] };
  /** Where the numbers come from. */
  readonly source: string;
}

/** Results to a chart; null where they have nothing to show for it. */
export type Chart = (results: Results) => ChartSpec | null;

/** The body of a Vega-Lite specification. The library's own types are checked by compiling every chart in the tests. */
export type Body = Readonly<Record<string, unknown>>;

/** What a chart says of itself; `finished` adds what all have in common. */
export interface Draft extends Pick<ChartSpec, 'name' | 'title' | 'table'> {
  /** Sentences on how to read it; in the drawing each begins a line of its own. Empty ones are left out. */
  readonly how: readonly string[];
  /** What is seen, beside the title: the shape of the chart and its main values. */
  readonly seen: string;
  readonly body: Body;
}

const TITLE_LINE = 84;
const SUBTITLE_LINE = 132;

/** What the source line of a chart says of the runs behind it. */
export interface Told {
  readonly scenario: { readonly title: string; readonly whatIf: string };
  readonly version: string;
  readonly replications: number;
  readonly seed: string;
}

export function finished(results: Told, draft: Draft): ChartSpec {
  const { name, body, table } = draft;
  const how = draft.how.map(plain).filter((line) => line !== '');
  const title = plain(draft.title);
  const alt = plain(`${title}. ${draft.seen}`.replace(/([.!?…])\. /gu, '$1 '));
  const source = sourceOf(results);
  const bare = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: alt,
    ...body,
    config: CONFIG,
  };
  const head = {
    text: balanced(title, TITLE_LINE),
    subtitle: [...how, `Source: ${source}`].flatMap((line) => wrapped(line, SUBTITLE_LINE)),
  };
  return {
    name,
    title,
    subtitle: how.join(' '),
    alt,
    source,
    table,
    bare: bare as unknown as TopLevelSpec,
    spec: { ...bare, title: head } as unknown as TopLevelSpec,
  };
}

function sourceOf({ scenario, version, replications, seed }: Told): string {
  const of = scenario.whatIf === '' ? '' : `, what-if “${elided(scenario.whatIf, 40)}”`;
  const runs = replications === 1 ? '1 replication' : `${replications} replications`;
  return `Onward ${plain(version)}, scenario “${elided(scenario.title, 60)}”${of}, ${runs}, seed ${elided(seed, 24)}`;
}

/** What the band means, or why there is none. */
export function bandInWords({ replications }: Results): string {
  return replications > 1
    ? `Line: mean of ${replications} replications; band: the middle 90 % of them (5 % to 95 %).`
    : 'One replication: no band can be drawn, and chance is not told from effect.';
}

/** End of the run (ms as `localMs`). */
export function lastMoment(results: Results): number {
  return localMs(results, results.times.at(-1) ?? 0);
}

/** The horizontal axis of a time series over the whole run. */
export function timeAxis(results: Results, title: boolean, options: Body = {}): Body {
  const { times } = results;
  const from = localMs(results, times[0] ?? 0);
  const to = lastMoment(results);
  const days = (to - from) / 86_400_000;
  const format = days < 4 ? '%-d %b %H:%M' : days < 300 ? '%-d %b' : '%b %Y';
  return {
    field: 't',
    type: 'temporal',
    scale: { type: 'utc', domainMin: moment(from), domainMax: moment(to), nice: false, padding: 0 },
    axis: {
      format,
      title: title ? `Date (${zoneInWords(results)})` : null,
      grid: false,
      labelOverlap: 'parity',
      labelSeparation: 8,
      // A label may stand out by so many pixels at the ends; panels stand 26 apart.
      labelBound: 14,
      ...options,
    },
  };
}

/**
 * A time as an expression of Vega's. A number Vega-Lite would turn into `datetime(…)`, which the interpreter reads as a
 * year, and its own objects of date and time clash where a mark has two ends.
 */
function moment(ms: number): { readonly expr: string } {
  const date = new Date(ms);
  const parts = [
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
  ];
  return { expr: `utc(${parts.join(', ')})` };
}

/** Labels that fit beside each other on a chart as wide as the page. */
const MOST_DAYS = 13;
const DAY = 86_400_000;

/** The same for values of whole days, which are drawn at noon: each label stands under its day, not at its midnight. */
export function dayAxis(results: Results, title: boolean): Body {
  const begins = days(results).map(({ begin }) => begin);
  const every = Math.ceil(begins.length / MOST_DAYS);
  const noons = begins.filter((_, i) => i % every === 0).map((begin) => moment(begin + DAY / 2).expr);
  return timeAxis(results, title, {
    values: { expr: `[${noons.join(', ')}]` },
    ticks: false,
    format: '%-d %b',
  });
}

/** Words of time for tooltips. */
export const WHEN = { calculate: "utcFormat(datum.t, '%a %-d %b %Y, %H:%M')", as: 'when' } as const;
export const WHICH_DAY = { calculate: "utcFormat(datum.t, '%a %-d %b %Y')", as: 'when' } as const;

/** The dated changes of a run, lettered. */
export interface Events {
  /** Layers that draw them. */
  readonly layers: readonly Body[];
  /** `Dashed lines: A 21 Sep: mobilisation; B …`, or ''. */
  readonly words: string;
}

const MOST_EVENTS = 26;
const LETTER_WIDTH = 8;
const HARD_SPACE = '\u00a0';

/**
 * Changes that stand too close together for a letter each share one label, `C–E`, so that labels never overlap.
 * @param width of one panel (px), for the layers; the words are the same for any
 */
export function events(results: Results, width = PLOT_WIDTH): Events {
  const first = localMs(results, results.times[0] ?? 0);
  const last = lastMoment(results);
  const shown = results.timeline
    .map(({ at, text }) => ({ ms: localMs(results, at), text: elided(text, 90) }))
    .filter(({ ms }) => ms >= first && ms <= last)
    .slice(0, MOST_EVENTS);
  if (shown.length === 0) return { layers: [], words: '' };
  const letter = (i: number) => String.fromCharCode(65 + i);
  const words = shown.map(({ ms, text }, i) =>
    `${letter(i)} ${dateInWords(ms, true)}:`.replaceAll(' ', HARD_SPACE).concat(' ', text),
  );
  const pixels = shown.map(({ ms }) => ((ms - first) / Math.max(1, last - first)) * width);
  const labels = clusters(pixels).map(([from, to]) => ({
    t: iso((shown[from].ms + shown[to].ms) / 2),
    label: from === to ? letter(from) : `${letter(from)}–${letter(to)}`,
  }));
  return {
    layers: eventLayers(
      shown.map(({ ms }) => ({ t: iso(ms) })),
      labels,
    ),
    words: `Dashed lines: ${words.join('; ')}.`,
  };
}

/** Ranges of indices (first and last) whose labels would touch: joined until none does. */
function clusters(pixels: readonly number[]): [from: number, to: number][] {
  const found: [number, number][] = [];
  const middle = ([from, to]: [number, number]) => (pixels[from] + pixels[to]) / 2;
  const half = ([from, to]: [number, number]) => (from === to ? LETTER_WIDTH : 3 * LETTER_WIDTH) / 2 + 1;
  pixels.forEach((_, i) => {
    let next: [number, number] = [i, i];
    for (;;) {
      const before = found.at(-1);
      if (!before || middle(next) - half(next) >= middle(before) + half(before)) break;
      found.pop();
      next = [before[0], next[1]];
    }
    found.push(next);
  });
  return found;
}

function eventLayers(times: readonly Body[], labels: readonly Body[]): Body[] {
  const x = { field: 't', type: 'temporal' };
  return [
    {
      data: { values: times },
      mark: { type: 'rule', color: INK.line, strokeDash: [3, 3], strokeWidth: 1 },
      encoding: { x },
    },
    {
      data: { values: labels },
      mark: { type: 'text', color: INK.soft, fontSize: 10, baseline: 'bottom', dy: -2 },
      encoding: { x, y: { value: 0 }, text: { field: 'label' } },
    },
  ];
}

/** The worst of these are shown as small multiples. */
export const MOST_PANELS = 12;
/** Between panels beside each other (px). */
const PANEL_GAP = 26;

export interface PanelGrid {
  readonly columns: number;
  /** Of one panel (px). */
  readonly width: number;
  readonly height: number;
}

/** Small multiples: as many to a row as are read easily, together as wide as the page; one alone has all of it. */
export function panelGrid(panels: number): PanelGrid {
  const columns = panels === 4 ? 2 : Math.max(1, Math.min(3, panels));
  const width = Math.floor((WIDTH - 80 - (columns - 1) * PANEL_GAP) / columns);
  return { columns, width, height: [220, 150, 110][columns - 1] };
}

/** A page-wide chart of one panel. */
export const PLOT_WIDTH = WIDTH - 90;
