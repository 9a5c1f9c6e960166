/** How full are flights, trains and buses? */
import { quantity, withoutInterval } from '../../experiment/format.js';
import { type Chart, finished } from '../chart.js';
import { fullName } from '../names.js';
import { barsBody, metricCells, metricColumns, spreadInWords } from './bars.js';

const MOST = 20;
/** Called sold out from this share of seats on. */
const FULL = 0.95;

export const seats: Chart = (results) => {
  const { places, metrics } = results;
  const all = places.services
    .map(({ name, by }) => ({
      name,
      by,
      metric: metrics[`services.${name}.load`],
      sold: metrics[`services.${name}.sold`],
    }))
    .filter(({ metric }) => (metric?.mean ?? 0) > 0)
    // Of services alike full, the one with more seats comes first.
    .sort(
      (a, b) => rounded(b.metric.mean) - rounded(a.metric.mean) || (b.sold?.mean ?? 0) - (a.sold?.mean ?? 0),
    );
  if (all.length === 0) return null;
  const bars = all.slice(0, MOST).map(({ name, by, metric }) => ({ name, metric, kind: by }));
  const full = all.filter(({ metric }) => metric.mean >= FULL).length;
  const [first] = all;
  return finished(results, {
    name: 'seats',
    title:
      full > 1
        ? `${full} of ${all.length} services with passengers sell ${quantity(FULL, 'share')} of their seats or more`
        : `The fullest service is ${fullName(first.name)}: ${withoutInterval(first.metric)} of its seats are taken`,
    how: [
      'Seats taken over seats offered, all departures of the time simulated together.',
      spreadInWords(results),
      all.length > MOST
        ? `The ${MOST} fullest of the ${all.length} services that sold seats; the other ones are in the table.`
        : '',
    ],
    seen: `Horizontal bars of the share of seats taken for ${bars.length} services, coloured by means of transport.`,
    body: barsBody(results, bars, { title: 'Seats taken', format: '.0%', end: 1 }, 'Transport'),
    table: {
      columns: ['Service', 'Transport', ...metricColumns('share of seats'), 'Seats sold'],
      rows: all.map(({ name, by, metric, sold }) => [
        fullName(name),
        by,
        ...metricCells(metric),
        sold ? Math.round(sold.mean) : null,
      ]),
    },
  });
};

function rounded(share: number): number {
  return Math.round(share * 1000);
}
