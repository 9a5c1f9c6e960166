/** Observations from checked values: measures by name, figures in the measure's unit, dates within the run. */
import type { Json } from '../document.js';
import type { Dimension } from '../expression/dimension.js';
import * as aboutDates from '../messages/dates.js';
import * as aboutObservations from '../messages/observations.js';
import type { Checked, Problem } from '../problem.js';
import type { Observation, Scenario } from '../scenario.js';
import { readMoment } from '../schema/calendars.js';
import type { Found, Reader } from '../schema/leaf.js';
import type { ScenarioValues } from '../schema/schema.js';
import type { Stated } from '../schema/stated.js';
import { readQuantity } from '../schema/values.js';
import { MEASURE_UNITS, measureTree, unitOfMeasure } from './measures.js';
import { runInWords } from './run.js';

type Values = NonNullable<ScenarioValues['observations']>[number];
type Across = NonNullable<Observation['across']>;

const DAY = 86_400;
const BARE_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The observations of a scenario and what is wrong with them. */
export function readObservations(
  values: ScenarioValues,
  scenario: Scenario,
  reader: Reader,
): { observations: Observation[]; found: Found[] } {
  const all = values.observations ?? [];
  const tree = all.length === 0 ? {} : measureTree(scenario);
  const found: Found[] = [];
  const observations = all.flatMap((observation, i) => {
    const tell = (key: string, problem: Problem): null => {
      found.push({
        path: key === '' ? ['observations', i] : ['observations', i, ...key.split('.')],
        problem,
      });
      return null;
    };
    return readObservation(observation, tree, reader, tell) ?? [];
  });
  return { observations, found };
}

type Tell = (key: string, problem: Problem) => null;

function readObservation(
  values: Values,
  tree: ReturnType<typeof measureTree>,
  reader: Reader,
  tell: Tell,
): Observation | null {
  const measure = values.measure.value;
  const unit = unitOfMeasure(measure, tree);
  const perUnit = values.per === undefined ? null : unitOfMeasure(values.per.value, tree);
  if (perUnit !== null && 'problem' in perUnit) tell('per', perUnit.problem);
  const period = readPeriod(values, reader, tell);
  if ('problem' in unit) return tell('measure', unit.problem);
  const measured = MEASURE_UNITS[unit.value]!;
  const across = readAcross(values, measured, reader, tell);
  const told = across?.take === 'count above' ? 'count' : perUnit === null ? unit.value : 'share';
  const { dimension, size } = MEASURE_UNITS[told]!;
  const interval = readInterval(values, dimension, size, reader, tell);
  if (period === null || interval === null) return null;
  return {
    measure,
    label: values.label?.value ?? measure,
    ...period,
    ...interval,
    unit: told,
    ...(across === undefined ? {} : { across }),
    over: values.over?.value ?? 'at',
    ...(values.per === undefined ? {} : { per: values.per.value }),
    source: values.source.value,
    use: values.use?.value ?? 'context',
    note: values.note?.value ?? '',
  };
}

/** The moments between which it is read: `from` begins its day, `at` ends it. */
function readPeriod(values: Values, reader: Reader, tell: Tell): { from?: number; at: number } | null {
  const at = moment(values.at, true, reader);
  const from = values.from === undefined ? null : moment(values.from, false, reader);
  if ('problem' in at) tell('at', at.problem);
  if (from !== null && 'problem' in from) tell('from', from.problem);
  if ('problem' in at || (from !== null && 'problem' in from)) return null;
  if (from !== null && from.value >= at.value) return tell('', aboutDates.endsBeforeItBegins());
  return { at: at.value, ...(from === null ? {} : { from: from.value }) };
}

function moment(stated: Stated<Json>, isEnd: boolean, reader: Reader): Checked<number> {
  const date = readMoment(stated.value, reader);
  if ('problem' in date) return date;
  const time = isEnd && BARE_DATE.test(stated.written) ? date.value + DAY : date.value;
  const { until } = reader.context;
  const outside = isEnd ? time <= 0 || time > until : time < 0 || time >= until;
  return outside
    ? { problem: aboutDates.outsideRun(stated.written, ...runInWords(reader.context)) }
    : { value: time };
}

function readInterval(
  values: Values,
  dimension: Dimension,
  size: number,
  reader: Reader,
  tell: Tell,
): { low: number; high: number } | null {
  const { value, between } = values;
  if (value !== undefined && between !== undefined)
    return tell('between', aboutObservations.bothValueAndBetween());
  const bounds = between ?? (value === undefined ? [] : [value]);
  if (bounds.length === 0 && between === undefined)
    return tell('', aboutObservations.neitherValueNorBetween());
  const numbers = bounds.map((bound, i) => {
    const read = readQuantity(bound.value, dimension, reader);
    if ('value' in read) return read.value / size;
    tell(between === undefined ? 'value' : `between.${i}`, read.problem);
    return Number.NaN;
  });
  if (numbers.some(Number.isNaN)) return null;
  if (between !== undefined && (numbers.length !== 2 || numbers[0]! > numbers[1]!)) {
    return tell('between', aboutObservations.notTwoValues(between.map((bound) => bound.value)));
  }
  return { low: numbers[0]!, high: numbers[numbers.length - 1]! };
}

function readAcross(
  values: Values,
  measured: { dimension: Dimension; size: number },
  reader: Reader,
  tell: Tell,
): Across | undefined {
  const hasStar = values.measure.value.split('.').includes('*');
  if (values.across === undefined) {
    if (hasStar) tell('across', aboutObservations.starWithoutAcross());
    return undefined;
  }
  if (!hasStar) tell('across', aboutObservations.acrossWithoutStar());
  const text = values.across.value.trim();
  const above = /^count above (.+)$/.exec(text);
  if (above !== null) {
    const read = readQuantity(above[1]!, measured.dimension, reader);
    if ('value' in read) return { take: 'count above', rank: 1, above: read.value / measured.size };
    tell('across', read.problem);
    return undefined;
  }
  const ranked = /^(?:(\d{1,4})(?:st|nd|rd|th) )?(sum|mean|largest|smallest)$/.exec(text);
  const take = ranked?.[2] as 'sum' | 'mean' | 'largest' | 'smallest' | undefined;
  const rank = Number(ranked?.[1] ?? 1);
  const rankable = take === 'largest' || take === 'smallest';
  if (take === undefined || rank < 1 || (ranked?.[1] !== undefined && !rankable)) {
    tell('across', aboutObservations.wrongAcross(text));
    return undefined;
  }
  return { take, rank, above: 0 };
}
