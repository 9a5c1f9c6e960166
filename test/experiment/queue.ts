/** A border of one queue, for the real engine: parties come for a while, are served by `lanes`, and are gone. */

import { NetworkBuilder } from '../../src/network/builder.js';
import type { Network } from '../../src/network/network.js';
import { OP } from '../../src/network/network.js';

const HOUR = 3600;

/** Six hours of 40 parties an hour, each served in 3 minutes on average. */
export function queue(lanes: number): Network {
  const builder = new NetworkBuilder({ begin: 0, end: 8 * HOUR, recordEvery: HOUR });
  const station = builder.station({
    name: 'crossings.A.exit.car',
    servers: lanes,
    service: { law: 'exponential', mean: 180 },
  });
  const entries = builder.count('countries.K.entries', 'persons');
  const sink = builder.node({ op: OP.SINK, name: 'gone', a: entries });
  const serve = builder.node({ op: OP.SERVE, name: 'served', a: station, b: -1, c: -1, next: sink });
  builder.source({
    name: 'cars',
    node: serve,
    times: [0, 6 * HOUR, 6 * HOUR, 8 * HOUR],
    rates: [40 / HOUR, 40 / HOUR, 0, 0],
  });
  return builder.build();
}
