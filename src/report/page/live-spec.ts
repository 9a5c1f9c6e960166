/**
 * What a page carries of a chart, for its script: the compiled specification, its head for pictures that are saved, and
 * two signals by which a reader narrows the time that is shown.
 */
import type * as vega from 'vega';
import type { ChartSpec } from '../chart.js';
import { compiled } from '../svg.js';

/** From `zoomFrom` to `zoomTo`, in ms as the axis has them; `zoomed` is false while the whole run is shown. */
export interface LiveSpec {
  readonly spec: vega.Spec;
  /** Title, subtitle and source, as Vega's `title`. */
  readonly title: unknown;
  readonly zoomable: boolean;
}

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

export function liveSpec(chart: ChartSpec): LiveSpec {
  const spec = compiled(chart.bare);
  const axis = timeScales(spec as Node)[0];
  const { title } = compiled(chart.spec);
  return axis === undefined
    ? { spec, title, zoomable: false }
    : { spec: zoomable(spec as Node, axis) as vega.Spec, title, zoomable: true };
}

interface Bound {
  readonly signal: string;
}
interface TimeScale extends Node {
  domainMin: Bound;
  domainMax: Bound;
}

/** All scales of time with stated ends, however deep the views are nested. */
function timeScales(view: Node): TimeScale[] {
  const own = (Array.isArray(view.scales) ? view.scales : []).filter(
    (scale: Node): scale is TimeScale =>
      scale.type === 'utc' && isNode(scale.domainMin) && isNode(scale.domainMax),
  );
  const inner = (Array.isArray(view.marks) ? view.marks : []).filter(isNode).flatMap(timeScales);
  return [...own, ...inner];
}

function zoomable(spec: Node, { domainMin, domainMax }: TimeScale): Node {
  const signals = [
    { name: 'zoomStart', update: domainMin.signal },
    { name: 'zoomEnd', update: domainMax.signal },
    { name: 'zoomFrom', value: null },
    { name: 'zoomTo', value: null },
    { name: 'zoomed', update: 'zoomFrom !== null' },
  ];
  return { ...narrowed(spec), signals: [...signals, ...((spec.signals as unknown[] | undefined) ?? [])] };
}

const FROM = { signal: 'zoomed ? zoomFrom : zoomStart' };
const TO = { signal: 'zoomed ? zoomTo : zoomEnd' };

/** A view whose scales of time follow the signals, and whose marks end where the panel ends once time is narrowed. */
function narrowed(view: Node): Node {
  const scales = (view.scales as Node[] | undefined)?.map((scale) =>
    timeScales({ scales: [scale] }).length > 0 ? { ...scale, domainMin: FROM, domainMax: TO } : scale,
  );
  const marks = (view.marks as Node[] | undefined)?.map((mark) =>
    mark.type === 'group' ? narrowed(mark) : mark.type === 'text' ? hiddenOutside(mark) : clipped(mark),
  );
  return { ...view, ...(scales ? { scales } : {}), ...(marks ? { marks } : {}) };
}

function clipped(mark: Node): Node {
  return 'clip' in mark ? mark : { ...mark, clip: { signal: 'zoomed' } };
}

/** Letters stand above the panel, where nothing is clipped: those of other times are hidden. */
function hiddenOutside(mark: Node): Node {
  const encode = mark.encode as { update?: Node } | undefined;
  const x = encode?.update?.x;
  if (!isNode(x) || x.field !== 't') return mark;
  const outside = 'zoomed && (datum.t < zoomFrom || datum.t > zoomTo)';
  return {
    ...mark,
    encode: {
      ...encode,
      update: { ...encode!.update, opacity: [{ test: outside, value: 0 }, { value: 1 }] },
    },
  };
}
