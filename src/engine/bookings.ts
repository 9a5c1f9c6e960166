/** Scheduled departures: seats are sold ahead, in order of asking, at a fare that follows the load. */
import { curve, owed } from './pools.js';
import type { Run } from './run.js';

/** Share of the seats of a departure that is taken, by others and by parties of the run. */
export function loadOf(run: Run, service: number, departure: number): number {
  const seats = run.seats[service]!;
  return seats > 0 ? (run.others[service]! + run.sold[departure]!) / seats : 1;
}

export function fareOf(run: Run, service: number, departure: number): number {
  return curve(run.fare, service, loadOf(run, service, departure));
}

/**
 * The first departure after `from` with seats for `persons` that `money` can pay; −1 when there is none within the
 * time that can be booked. Full departures at the front are passed for good, since seats are never given back.
 */
export function findSeat(run: Run, service: number, from: number, persons: number, money: number): number {
  const { times, first } = run.network.services;
  const last = first[service + 1]!;
  const seats = run.seats[service]! - run.others[service]!;
  const { now } = run.calendar;
  let departure = run.cursor[service]!;
  while (departure < last && (times[departure]! <= now || run.sold[departure]! >= seats)) departure++;
  run.cursor[service] = departure;
  const latest = now + run.bookable[service]!;
  for (; departure < last; departure++) {
    const time = times[departure]!;
    if (time > latest) return -1;
    if (time <= from || run.sold[departure]! + persons > seats) continue;
    if (money !== Number.POSITIVE_INFINITY && fareOf(run, service, departure) * persons > money) continue;
    return departure;
  }
  return -1;
}

/** What the party could spend now. */
export function purse(run: Run, party: number): number {
  const money = run.parties.money[party]!;
  return money === Number.POSITIVE_INFINITY ? money : money - owed(run, party);
}

/** Buys seats on a departure: the party is told when it leaves. */
export function book(run: Run, party: number, service: number, departure: number, seats: number): void {
  const { parties, recorder, network } = run;
  const fare = fareOf(run, service, departure);
  const time = network.services.times[departure]!;
  run.sold[departure]! += seats;
  parties.money[party]! -= fare * seats;
  parties.departure[party] = time;
  parties.paid[party] = fare * seats;
  if (network.services.paid[service]! >= 0) recorder.tally(network.services.paid[service]!, fare);
  recorder.tally(network.services.wait[service]!, time - run.calendar.now);
}

/** Does the departure that the party has booked run? If not, it gets its money back. */
export function departs(run: Run, party: number, service: number): boolean {
  const { parties } = run;
  if (run.cancelled === null) return true;
  const departure = departureAt(run, service, parties.departure[party]!);
  if (run.cancelled[departure] === 0) return true;
  parties.money[party]! += parties.paid[party]!;
  return false;
}

/** The departure of a service at a time, by bisection. */
function departureAt(run: Run, service: number, time: number): number {
  const { times, first } = run.network.services;
  let low = first[service]!;
  let high = first[service + 1]!;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= time) low = middle;
    else high = middle;
  }
  return low;
}

/** Counts the seats of all departures up to now as offered, and those that were sold as sold; or as cancelled. */
export function countDepartures(run: Run): void {
  const { services } = run.network;
  const { now } = run.calendar;
  for (let service = 0; service < services.names.length; service++) {
    let departure = run.gone[service]!;
    for (; departure < services.first[service + 1]! && services.times[departure]! <= now; departure++) {
      if (services.times[departure]! < 0) continue;
      if (run.cancelled !== null && run.cancelled[departure] === 1) {
        run.recorder.counts[services.lost[service]!]! += run.sold[departure]!;
        continue;
      }
      run.recorder.counts[services.offered[service]!]! += run.seats[service]! - run.others[service]!;
      run.recorder.counts[services.sold[service]!]! += run.sold[departure]!;
    }
    run.gone[service] = departure;
  }
}
