/** The first pass over a file: time zero, the length of the run and the parameters, on which all other values depend. */

import { readStart } from './calendar/date.js';
import { civilDay } from './calendar/days.js';
import { isMap } from './changes.js';
import type { Json, JsonMap } from './document.js';
import type { ExpressionContext, Parameter } from './expression/context.js';
import { DIMENSIONS } from './expression/dimension.js';
import { readNumber } from './expression/read.js';
import type { Files } from './files.js';
import * as aboutDates from './messages/dates.js';
import { bare, readParameters } from './parameters.js';
import { checked } from './problem.js';
import type { Found, Reader } from './schema/leaf.js';

export interface Head {
  readonly reader: Reader;
  readonly found: readonly Found[];
  /** Whether start and duration could be read, so that dates can be set against the run. */
  readonly knowsRun: boolean;
  /** Parameters that cannot be read; what uses them cannot be judged. */
  readonly unread: readonly string[];
}

const DAY = 86_400;
/** Where start or duration cannot be read, the rest of the file is checked as if they were these. */
const STAND_IN = { startMs: Date.UTC(2022, 0, 1), offsetMinutes: 0, duration: 30 * DAY };
const LONGEST_DAYS = 3660;

/** Reads the head of a file. `before` lends its memo where the head is the same, so that nothing is read twice. */
export function readHead(
  raw: JsonMap,
  files: Files | undefined,
  before?: Head & { readonly raw: JsonMap },
): Head {
  if (before !== undefined && sameHead(raw, before.raw)) return before;
  const found: Found[] = [];
  const start = readStartOf(raw.start, found);
  const plain = {
    ...STAND_IN,
    ...start,
    parameters: new Map<string, Parameter>(),
    from: 0,
    until: STAND_IN.duration,
  };
  const duration = lengthOf(raw.duration, plain);
  const warmUp = lengthOf(raw['warm-up'], plain) ?? 0;
  if (duration !== null && duration + warmUp > LONGEST_DAYS * DAY) {
    found.push({ path: ['duration'], problem: aboutDates.tooLong(LONGEST_DAYS) });
  }
  const isRun = duration !== null && duration > 0 && duration + warmUp <= LONGEST_DAYS * DAY;
  const until = isRun ? duration : STAND_IN.duration;
  const context = { ...plain, from: isRun && warmUp > 0 ? -warmUp : 0, until, ...holidaysOf(raw.holidays) };
  const parameters = readParameters(raw.parameters, context, found);
  const reader: Reader = {
    context: { ...context, parameters },
    sources: isMap(raw.sources) ? Object.keys(raw.sources) : [],
    files,
    meanPartySize: (group) => meanPartySize(raw.groups, group, { ...context, parameters }),
    memo: new Map(),
  };
  const unread = isMap(raw.parameters)
    ? Object.keys(raw.parameters).filter((name) => !parameters.has(name))
    : [];
  return { reader, found, knowsRun: start !== null && isRun, unread };
}

const HEAD_KEYS = ['start', 'duration', 'warm-up', 'holidays', 'parameters', 'sources'];

function sameHead(a: JsonMap, b: JsonMap): boolean {
  return HEAD_KEYS.every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key])) && sameParties(a, b);
}

/** Rates depend on the mean party size, which is read from the raw groups. */
function sameParties(a: JsonMap, b: JsonMap): boolean {
  return JSON.stringify(a.groups) === JSON.stringify(b.groups);
}

function readStartOf(start: Json | undefined, found: Found[]) {
  const text = bare(start);
  if (text === undefined || text === null) return null;
  if (typeof text !== 'string') {
    found.push({ path: ['start'], problem: aboutDates.startWithoutOffset(text) });
    return null;
  }
  const read = readStart(text);
  if ('value' in read) return read.value;
  found.push({ path: ['start'], problem: read.problem });
  return null;
}

/** The days that can be read; the schema will say what is wrong with the others. */
function holidaysOf(input: Json | undefined): { readonly holidays?: ReadonlySet<number> } {
  const days = bare(input);
  if (days === undefined || days === null) return {};
  const list = Array.isArray(days) ? days : [days];
  const read = list.map((day) => checked(() => civilDay(String(day).trim())));
  return { holidays: new Set(read.flatMap((day) => ('value' in day ? [day.value] : []))) };
}

/** A length of time, or null where the schema will say what is wrong with it. */
function lengthOf(input: Json | undefined, context: ExpressionContext): number | null {
  const text = bare(input);
  if (typeof text !== 'string' && typeof text !== 'number') return null;
  const read = readNumber(text, DIMENSIONS.duration, context);
  return 'value' in read && Number.isFinite(read.value) ? read.value : null;
}

/** Sizes go up to here: with more of them some are wrong, which the references tell. */
const LARGEST_PARTY = 100;

/** Mean persons in a party of a group; 1 where its parties cannot be read, which the schema tells. */
function meanPartySize(groups: Json | undefined, group: string, context: ExpressionContext): number {
  const definition = isMap(groups) ? groups[group] : undefined;
  const party = isMap(definition) ? bare(definition.party) : undefined;
  if (!isMap(party)) return 1;
  const shares = Object.entries(party);
  if (shares.length > LARGEST_PARTY) return 1;
  let mean = 0;
  for (const [size, share] of shares) {
    const text = bare(share);
    if (typeof text !== 'string' && typeof text !== 'number') return 1;
    const read = readNumber(text, DIMENSIONS.number, context);
    if ('problem' in read) return 1;
    mean += Number(size) * read.value;
  }
  return mean > 0 && Number.isFinite(mean) ? mean : 1;
}
