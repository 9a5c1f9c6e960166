/**
 * Every measure by its name, with its unit and what it means: the one list for the reference and for who reads results.
 * A name of the scenario's own stands as `<crossing>`.
 */
import type { Unit } from './measures.js';

/**
 * `times`: reported as `.mean`, `.p50`, `.p90`, `.p95` and `.max`; `level`: as `.mean` over time and `.max`;
 * `count` and `share`: by the bare name.
 */
export type MeasureKind = 'times' | 'level' | 'count' | 'share';

export interface Meaning {
  readonly name: string;
  readonly unit: Unit;
  readonly kind: MeasureKind;
  readonly meaning: string;
}

const entry =
  (unit: Unit, kind: MeasureKind) =>
  (name: string, meaning: string): Meaning => ({ name, unit, kind, meaning });
const hours = entry('h', 'times');
const dollars = entry('USD', 'times');
const parties = entry('parties', 'count');
const persons = entry('persons', 'count');
const inside = entry('persons', 'level');
const share = entry('share', 'share');

/** What every queue with servers measures. */
function queue(of: string, servers: string, where: string): Meaning[] {
  return [
    hours(`${of}.wait`, `Time in the queue ${where}.`),
    entry('parties', 'level')(`${of}.queue`, `Parties that wait ${where}.`),
    entry('lanes', 'level')(`${of}.busy`, `${servers} that serve a party ${where}.`),
    entry('lanes', 'level')(`${of}.open`, `${servers} that are open ${where}.`),
    share(`${of}.utilisation`, `${servers} that serve a party, of those that are open ${where}.`),
    parties(`${of}.served`, `Parties served ${where}.`),
    parties(`${of}.reneged`, `Parties that gave up in the queue ${where}.`),
    parties(`${of}.balked`, `Parties that found no room ${where}.`),
  ];
}

function outcomes(of: string, who: string): Meaning[] {
  return [
    persons(`${of}.departures`, `${who} who set out.`),
    persons(`${of}.settled`, `${who} who settled.`),
    persons(`${of}.onward`, `${who} who reached a destination beyond, or went on to a country outside.`),
    persons(`${of}.returned`, `${who} who went home.`),
    persons(`${of}.refused`, `${who} who were refused at a border.`),
    persons(
      `${of}.stayed`,
      `${who} who found no way to leave, or got through no border, and stayed at home.`,
    ),
  ];
}

const BACK = 'crossings.<crossing>.back.<post>.<mode>';
const LANES = 'crossings.<crossing>.<post>.<mode>';

/** In the order of the reference. */
export const MEANINGS: readonly Meaning[] = [
  hours(
    'crossings.<crossing>.wait',
    'Time from joining the first queue of a crossing to leaving its last post, of those who got through.',
  ),
  inside(
    'crossings.<crossing>.queue',
    'Persons between joining the first queue of a crossing and leaving it.',
  ),
  persons('crossings.<crossing>.entries', 'Persons who got through a crossing.'),
  parties(
    'crossings.<crossing>.changed',
    'Parties that changed their mode of travel in front of a crossing; where they can.',
  ),
  ...queue(LANES, 'Lanes', 'at one post'),
  parties(`${LANES}.refused`, 'Parties refused at one post.'),
  parties(
    `${LANES}.jockeyed`,
    'Parties that left the queue of one post for another crossing; where a group reconsiders.',
  ),
  hours(
    'crossings.<crossing>.back.wait',
    'Time from joining the first queue of the way back to leaving its last post.',
  ),
  inside(
    'crossings.<crossing>.back.queue',
    'Persons between joining the first queue of the way back and leaving it.',
  ),
  persons(
    'crossings.<crossing>.back.entries',
    'Persons who returned through a crossing; where its way back has posts.',
  ),
  ...queue(BACK, 'Lanes', 'at one post of the way back'),
  parties(`${BACK}.refused`, 'Parties refused at one post of the way back.'),
  ...queue(`${LANES}.second-check`, 'Desks', 'at the second check of one post'),
  persons('countries.<country>.entries', 'Persons who entered a country.'),
  persons(
    'countries.<country>.entries.non-visitors',
    'Those of them whose group does more than visit; where other groups only visit.',
  ),
  hours(
    'countries.<country>.wait',
    'Time from joining the first queue of a crossing to leaving its last post, over all crossings into a country.',
  ),
  persons('countries.<country>.exits', 'Persons who left a country.'),
  persons(
    'countries.<country>.exits.non-visitors',
    'Those of them whose group does more than visit; where other groups only visit.',
  ),
  persons('countries.<country>.exits.plane', 'Persons who left a country by plane.'),
  persons('countries.<country>.exits.train', 'Persons who left a country by train.'),
  persons('countries.<country>.exits.bus', 'Persons who left a country by bus.'),
  persons('countries.<country>.exits.road', 'Persons who left a country on own wheels or on foot.'),
  persons('countries.<country>.registered', 'Persons who registered in a country.'),
  inside('countries.<country>.stock', 'Persons in a country.'),
  persons(
    'countries.<country>.refused',
    'Persons whom a country did not let in, for want of a document or because it is closed; where countries tell its rules.',
  ),
  persons(
    'countries.<country>.barred',
    'Persons whom a country did not let leave; where countries tell its rules.',
  ),
  persons(
    'countries.<country>.overstayed',
    'Persons who stayed on when their time was over; where stays end by law.',
  ),
  persons('cities.<city>.arrivals', 'Persons who came to a city.'),
  inside('cities.<city>.stock', 'Persons in a city.'),
  inside('cities.<city>.unsheltered', 'Persons in a city who need a bed and have none.'),
  persons('cities.<city>.nights-unsheltered', 'Nights without a bed, of every person.'),
  persons('cities.<city>.moved-on', 'Persons who went to another city because there was no bed.'),
  entry('USD', 'level')(
    'cities.<city>.spending',
    'Spent in a day on beds and living by the persons in a city: an index that rests on prices and on what groups spend.',
  ),
  inside('cities.<city>.employed', 'Persons who have found work in a city; where a group finds work.'),
  entry('beds', 'level')('cities.<city>.lodging.<kind>.occupancy', 'Beds taken in a kind of lodging.'),
  entry('beds', 'level')('cities.<city>.lodging.<kind>.beds', 'Beds that there are.'),
  share('cities.<city>.lodging.<kind>.full', 'Beds taken, of those that there are.'),
  dollars(
    'cities.<city>.lodging.<kind>.price',
    'Price for a person and a night, as paid by those who came in.',
  ),
  ...queue('cities.<city>.desks.<desk>', 'Desks', 'at a desk of a city'),
  parties(
    'cities.<city>.desks.<desk>.refused',
    'Parties without the documents; where a desk asks for documents.',
  ),
  persons('cities.<city>.desks.<desk>.completed', 'Persons served at a later stage of registration.'),
  hours(
    'cities.<city>.desks.<desk>.appointments.wait',
    'Time from taking a slot to the slot; where a desk has appointments.',
  ),
  parties('cities.<city>.desks.<desk>.appointments.taken', 'Slots so far that were taken.'),
  parties('cities.<city>.desks.<desk>.appointments.offered', 'Slots so far.'),
  share('cities.<city>.desks.<desk>.appointments.full', 'Slots taken, of those offered.'),
  parties('cities.<city>.desks.<desk>.appointments.balked', 'Parties that found no free slot.'),
  ...queue('airports.<airport>.<desk>', 'Desks', 'at a desk of an airport'),
  hours('services.<service>.wait', 'Time from booking a seat to the departure.'),
  dollars('services.<service>.fare', 'Fare for a person, as paid.'),
  entry('seats', 'count')('services.<service>.sold', 'Seats sold on departures so far.'),
  entry('seats', 'count')('services.<service>.offered', 'Seats of departures so far.'),
  share('services.<service>.load', 'Seats sold, of those offered.'),
  entry('seats', 'count')(
    'services.<service>.cancelled',
    'Seats that were sold on departures that did not run; where departures may be cancelled.',
  ),
  persons('destinations.<destination>.arrivals', 'Persons who reached a destination.'),
  ...outcomes('groups.<group>', 'Persons of a group'),
  ...outcomes('outcomes', 'Persons'),
  ...outcomes('outcomes.non-visitors', 'Persons of groups that do more than visit, where others only visit,'),
  inside('outcomes.inside', 'Persons on the way, at a border, waiting, or staying for a time.'),
];
