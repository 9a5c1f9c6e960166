/** Changes at known times: schedules of servers, units and options, and the dated changes of single numbers. */
import { DOCUMENTS, PATCHABLE } from '../network/network.js';
import { shelvesOf } from './books.js';
import { retell } from './choosing.js';
import { setUnits } from './pools.js';
import { follow, ROW } from './rows.js';
import type { Run } from './run.js';
import { scheduleServers } from './standstills.js';
import { refill } from './stations.js';

export function applyStep(run: Run, place: number): void {
  const { followers, network } = run;
  const owner = followers.owner[place]!;
  const value = network.steps.values[place]!;
  for (const station of followers.stations[owner]!) scheduleServers(run, station, value);
  for (const pool of followers.pools[owner]!) setUnits(run, pool, value);
  for (const option of followers.options[owner]!) run.possible[option] = value > 0 ? 1 : 0;
}

export function applyPatch(run: Run, patch: number): void {
  const { patches, services } = run.network;
  const column = patches.column[patch]!;
  const index = patches.index[patch]!;
  const { values, stride, offset } = run.patchable[column]!;
  values[index * stride + offset] = patches.value[patch]!;
  switch (PATCHABLE[column]) {
    case 'nodes.a':
      follow(run.network, shelvesOf(run.network.catalogue, run.network.ledger), run.rows, index << ROW);
      break;
    case 'stations.room':
      refill(run, index);
      break;
    case 'services.seats':
    case 'services.others':
      // Departures that were passed as full may have seats now.
      run.cursor[index] = services.first[index]!;
      break;
    case 'sources.documents':
      run.findDocumentEnd(Math.floor(index / (DOCUMENTS + 1)));
      break;
    case 'choices.constants':
    case 'choices.value':
      if (run.snapshots.length > 0) retell(run);
  }
}
