/** Which destinations were reached, by how many? */
import { withoutInterval, written } from '../../experiment/format.js';
import { type Chart, finished } from '../chart.js';
import { fullName } from '../names.js';
import { barsBody, metricCells, metricColumns, spreadInWords } from './bars.js';

const MOST = 25;

export const destinations: Chart = (results) => {
  const { places, metrics } = results;
  const all = places.destinations
    .map(({ name, country }) => ({ name, country, metric: metrics[`destinations.${name}.arrivals`] }))
    .filter(({ metric }) => (metric?.mean ?? 0) > 0)
    .sort((a, b) => b.metric.mean - a.metric.mean);
  if (all.length === 0) return null;
  const bars = all
    .slice(0, MOST)
    .map(({ name, country, metric }) => ({ name: labelled(name, country), metric, kind: '' }));
  const [first] = all;
  const sum = all.reduce((total, { metric }) => total + metric.mean, 0);
  const share = written((first.metric.mean / sum) * 100, 1);
  return finished(results, {
    name: 'destinations',
    title:
      all.length === 1
        ? `All who go on reach ${fullName(first.name)}: ${withoutInterval(first.metric)}`
        : `Most go on to ${fullName(first.name)}: ${withoutInterval(first.metric)}, ${share} % of those who reach a destination`,
    how: [
      'Persons who arrive in the time simulated, however they travel.',
      spreadInWords(results),
      all.length > MOST ? `The ${MOST} destinations most reached, of ${all.length}.` : '',
    ],
    seen: `Horizontal bars of the persons who reach each of ${bars.length} destinations.`,
    body: barsBody(results, bars, { title: 'Persons', format: ',.6~r' }),
    table: {
      columns: ['Destination', 'Country', ...metricColumns('persons')],
      rows: all.map(({ name, country, metric }) => [
        fullName(name),
        fullName(country),
        ...metricCells(metric),
      ]),
    },
  });
};

function labelled(name: string, country: string): string {
  return name === country ? name : `${name}, ${country}`;
}
