/** What was announced when, over what happened: dated changes in words above the curves of leaving and waiting. */
import { quantity } from '../../experiment/format.js';
import type { Results, Series } from '../../experiment/results.js';
import { type Body, type Chart, finished, lastMoment, PLOT_WIDTH, timeAxis, WHEN } from '../chart.js';
import { elided, fullName, widthOf } from '../names.js';
import { BLUE, CATEGORIES, INK, VERMILION } from '../theme.js';
import { daily, dateInWords, iso, localMs, rough, short, ticksPerStep } from '../time.js';
import { unpacked } from './multiples.js';

const NOON = 43_200_000;
const MOST_EVENTS = 20;
const ROW = 16;
const TEXT = 120;
const SIZE = 11;
const GAP = 7;
const MOST_POINTS = 250;

export const timeline: Chart = (results) => {
  const { places, series } = results;
  const first = localMs(results, 0);
  const last = lastMoment(results);
  const events = results.timeline
    .map(({ at, text, source }) => ({ ms: localMs(results, at), text, source }))
    .filter(({ ms }) => ms >= first && ms <= last);
  const leaving = summed(places.groups.map((group) => series[`groups.${group}.departures`]));
  const queue = summed(places.crossings.map(({ name }) => series[`crossings.${name}.queue`]));
  if (events.length === 0 || !leaving || !queue) return null;
  const shown = events.slice(0, MOST_EVENTS);
  const days = daily(results, leaving);
  const most = days.reduce((best, day) => ((day.value ?? 0) > (best.value ?? 0) ? day : best));
  const peak = Math.max(...queue.mean.map((value) => value ?? 0));
  if (!most.value && peak === 0) return null;
  const when = localMs(results, results.times[queue.mean.indexOf(peak)] ?? 0);
  return finished(results, {
    name: 'timeline',
    title:
      peak > 0
        ? `Most set out on ${dateInWords(most.begin)}; the queues are longest, ${quantity(rough(peak), 'persons')} together, on ${dateInWords(when)}`
        : `Most set out on ${dateInWords(most.begin)}; nobody waits at a border`,
    how: [
      'Above: dated changes of the scenario. Middle: persons who set out a day. Below: persons in the queues of all crossings together; means over the replications.',
      shown.length < events.length ? `The first ${shown.length} of ${events.length} changes.` : '',
    ],
    seen: `${shown.length} dated changes in words, above curves of the persons who set out and of those who wait at the border.`,
    body: {
      spacing: 8,
      vconcat: [
        eventsPanel(results, shown),
        leavingPanel(results, days, shown),
        queuePanel(results, queue, shown),
      ],
    },
    table: {
      columns: ['When', 'What', 'Source'],
      rows: events.map(({ ms, text, source }) => [dateInWords(ms, true), fullName(text), fullName(source)]),
    },
  });
};

type Dated = readonly { readonly ms: number; readonly text: string }[];

/** Each change on a row of its own, its words on the side where there is room for them. */
function eventsPanel(results: Results, events: Dated): Body {
  const first = localMs(results, 0);
  const perPixel = (lastMoment(results) - first) / PLOT_WIDTH;
  const values = events.map(({ ms, text }, row) => {
    const at = (ms - first) / perPixel;
    const right = PLOT_WIDTH - at >= at;
    const room = Math.max(at, PLOT_WIDTH - at) - 2 * GAP;
    const words = `${dateInWords(ms, true)}: ${elided(text, TEXT)}`;
    // Where it does not fit beside its point it is cut.
    const share = Math.min(1, room / (widthOf(words) * SIZE));
    return { t: iso(ms), row, right, text: elided(words, Math.floor(words.length * share)) };
  });
  const x = timeAxis(results, false, { labels: false, ticks: false, domain: false });
  const y = { field: 'row', type: 'ordinal', axis: null };
  const words = (right: boolean) => ({
    transform: [{ filter: `datum.right === ${right}` }],
    mark: {
      type: 'text',
      align: right ? 'left' : 'right',
      dx: right ? GAP : -GAP,
      fontSize: SIZE,
      color: INK.text,
    },
    encoding: { x, y, text: { field: 'text' } },
  });
  return {
    width: PLOT_WIDTH,
    height: ROW * events.length,
    data: { values },
    layer: [
      { mark: { type: 'point', filled: true, size: 36, color: VERMILION, opacity: 1 }, encoding: { x, y } },
      ...[true, false].filter((side) => values.some(({ right }) => right === side)).map(words),
    ],
  };
}

function ruleLayer(events: Dated): Body {
  return {
    data: { values: events.map(({ ms }) => ({ t: iso(ms) })) },
    mark: { type: 'rule', color: INK.line, strokeDash: [3, 3] },
    encoding: { x: { field: 't', type: 'temporal' } },
  };
}

function leavingPanel(results: Results, days: ReturnType<typeof daily>, events: Dated): Body {
  return {
    width: PLOT_WIDTH,
    height: 110,
    data: { values: days.map(({ begin, value }) => ({ t: iso(begin + NOON), persons: value })) },
    transform: [WHEN],
    layer: [
      ruleLayer(events),
      {
        mark: { type: 'line', color: CATEGORIES[6], point: { filled: true, size: 30, color: CATEGORIES[6] } },
        encoding: {
          x: timeAxis(results, false, { labels: false }),
          y: {
            field: 'persons',
            type: 'quantitative',
            title: 'Set out a day',
            scale: { zero: true },
            axis: { tickCount: 4 },
          },
          tooltip: [
            { field: 'when', type: 'nominal', title: 'Day' },
            { field: 'persons', type: 'quantitative', title: 'Persons', format: ',.4~r' },
          ],
        },
      },
    ],
  };
}

function queuePanel(results: Results, { mean }: Series, events: Dated): Body {
  const every = ticksPerStep(results, MOST_POINTS);
  const steps = results.times.map((_, k) => k).filter((k) => k % every === 0);
  const values = {
    hour: steps.map((k) => short(results.times[k] / 3600)),
    persons: steps.map((k) => short(mean[k])),
  };
  return {
    width: PLOT_WIDTH,
    height: 130,
    data: { values: [values] },
    transform: [...unpacked(results, ['persons']), WHEN],
    layer: [
      ruleLayer(events),
      {
        mark: { type: 'line', color: BLUE },
        encoding: {
          x: timeAxis(results, true),
          y: {
            field: 'persons',
            type: 'quantitative',
            title: 'In the queues',
            // Where nobody ever waits, zero stands at the bottom all the same.
            scale: mean.some((value) => value !== null && value > 0) ? { zero: true } : { domain: [0, 1] },
            axis: { tickCount: 4, format: ',~r' },
          },
        },
      },
      {
        name: 'hover',
        mark: { type: 'rule', opacity: 0, strokeWidth: 3 },
        encoding: {
          x: { field: 't', type: 'temporal' },
          tooltip: [
            { field: 'when', type: 'nominal', title: 'Time' },
            { field: 'persons', type: 'quantitative', title: 'Persons in queues', format: ',.4~r' },
          ],
        },
      },
    ],
  };
}

/** Sum of series of one kind; null where there is none. */
function summed(series: readonly (Series | undefined)[]): Series | null {
  const there = series.filter((each) => each !== undefined);
  if (there.length === 0) return null;
  const mean = there[0].mean.map((_, k) => there.reduce((sum, each) => sum + (each.mean[k] ?? 0), 0));
  return { ...there[0], mean, p05: mean, p95: mean };
}
