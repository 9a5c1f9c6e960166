/**
 * Flows as flowmap.gl and Flowmap City (formerly Flowmap.blue) read them: `locations.csv` with id, name, lat and lon,
 * `flows.csv` with origin, dest, count and time. Without a byte order mark, which those tools take for a part of a name.
 */

import type { Results } from '../../experiment/results.js';
import { rounded } from '../../experiment/summary.js';
import type { ReportFile } from '../files.js';
import { plain } from '../names.js';
import { localMs } from '../time.js';
import { csv } from './csv.js';
import { flowsIn, locatedIn } from './places.js';

const DAY = 86_400;

export function flowmapFiles(results: Results): ReportFile[] {
  const located = locatedIn(results).filter(({ at }) => at !== null);
  // Numbers, not names: a name may be anything, and two places may share one.
  const ids = new Map(located.map(({ name, kind }, i) => [`${kind} ${name}`, i + 1]));
  const locations = located.map(({ name, kind, at }) => [
    ids.get(`${kind} ${name}`)!,
    plain(name),
    at![0],
    at![1],
  ]);
  const flows = flowsIn(results).flatMap(({ from, to, persons }) =>
    persons.flatMap((count, day) =>
      count > 0
        ? [
            [
              ids.get(`${from.kind} ${from.name}`)!,
              ids.get(`${to.kind} ${to.name}`)!,
              rounded(count),
              dayOf(results, day),
            ],
          ]
        : [],
    ),
  );
  return [
    { path: 'locations.csv', text: header(['id', 'name', 'lat', 'lon']) + csv(locations) },
    { path: 'flows.csv', text: header(['origin', 'dest', 'count', 'time']) + csv(flows) },
  ];
}

/** Bare: these tools look for the names of their columns. */
function header(names: readonly string[]): string {
  return `${names.join(',')}\r\n`;
}

/** `2022-09-21`: the day of the run, counted from its start on the scenario's own clock. */
export function dayOf(results: Results, day: number): string {
  return new Date(localMs(results, day * DAY)).toISOString().slice(0, 10);
}
