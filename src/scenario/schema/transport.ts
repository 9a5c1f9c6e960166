/** Services (scheduled transport) and routes (own transport). */
import { DIMENSIONS } from '../expression/dimension.js';
import { days, open, timetable } from './calendars.js';
import { MODES } from './groups.js';
import { keyed, type Reader } from './leaf.js';
import { oneOrTable, sourced } from './tables.js';
import { count, duration, law, MOST, number, price, quantity, share } from './values.js';
import { names, text, truth, word } from './words.js';

export const SERVICE_KINDS = ['flight', 'train', 'bus'] as const;

export function serviceSchema(reader: Reader) {
  return keyed({
    name: text(
      reader,
      {
        description: 'Name of the service. Made of its kind and ends unless written.',
        examples: ['night train'],
      },
      'a name',
    ).optional(),
    by: word(
      reader,
      { description: 'Kind of service.', examples: ['flight'] },
      SERVICE_KINDS,
      'a kind of service',
    ),
    from: text(
      reader,
      { description: 'Origin, city or airport where it starts.', examples: ['Oral airport'] },
      'a place',
    ),
    to: text(
      reader,
      { description: 'City, airport or destination where it ends.', examples: ['Istanbul'] },
      'a place',
    ),
    seats: count(reader, { description: 'Seats of each departure.', examples: [180] }, MOST.seats),
    departs: timetable(reader, {
      description: 'Timetable.',
      examples: ['daily 14:10', 'We,Su 05:00', 'every 2 h', 'Mo-Fr 09:00,18:00 from 2022-09-23'],
    }),
    takes: law(reader, DIMENSIONS.duration, { description: 'Time on the way.', examples: ['31 h'] }),
    fare: price(reader, 'load', {
      description: 'Fare for a person; load is the share of seats sold. 0 USD unless written.',
      examples: ['320 USD * (1 + 3 * load^4)'],
    }).optional(),
    bookable: duration(reader, {
      description: 'How far ahead a seat can be booked. 30 days unless written.',
      examples: ['30 days'],
    }).optional(),
    taken: share(reader, {
      description: 'Share of the seats that travellers outside the scenario take. 0 % unless written.',
      examples: ['60 %'],
    }).optional(),
    cancelled: share(reader, {
      description:
        'Share of departures that do not run, drawn for each; who has booked is told at the hour of departure, gets the fare back and looks again. 0 % unless written.',
      examples: ['5 %'],
    }).optional(),
    'cancelled on': days(reader, {
      description: 'Date, or list of dates, on which no departure runs, as cancelled does.',
      examples: ['2022-09-25', ['2022-09-25', '2022-09-26']],
    }).optional(),
    appeal: number(reader, {
      description: 'Weight of the service where parties choose. 1 unless written.',
      examples: [1],
    }).optional(),
  });
}

/** One speed for all modes, or a speed by mode. */
function speed(reader: Reader) {
  const about = {
    description: 'Speed on the way: one, or one by mode of travel. 70 km/h unless written.',
    examples: ['60 km/h', 'lognormal(70 km/h, 0.15)', { car: '70 km/h', bus: '60 km/h' }],
  };
  const one = (what: string) =>
    law(reader, DIMENSIONS.speed, { description: `Speed ${what}.`, examples: ['60 km/h'] });
  const table = keyed({
    car: one('of cars').optional(),
    bus: one('of buses').optional(),
    bicycle: one('of bicycles').optional(),
    foot: one('of people on foot').optional(),
    train: one('of trains').optional(),
    plane: one('of planes').optional(),
  });
  return oneOrTable(about, one('on the way'), sourced(reader, about, table), ['table']);
}

export function routeSchema(reader: Reader) {
  return keyed({
    from: text(
      reader,
      { description: 'Origin, crossing, city or airport where it starts.', examples: ['Samara'] },
      'a place',
    ),
    to: text(
      reader,
      { description: 'Crossing, city, airport or destination where it ends.', examples: ['Mashtakovo'] },
      'a place',
    ),
    by: names(
      reader,
      {
        description: 'Modes of travel that can use it. By car unless written.',
        examples: ['car', ['car', 'bus']],
      },
      'a mode of travel',
      MODES,
    ).optional(),
    distance: quantity(reader, DIMENSIONS.distance, {
      description: 'Length of the way; or write takes.',
      examples: ['260 km'],
    }).optional(),
    takes: law(reader, DIMENSIONS.duration, {
      description: 'Time on the way; or write distance.',
      examples: ['4 h', 'lognormal(4 h, 0.2)'],
    }).optional(),
    speed: speed(reader).optional(),
    open: open(reader, {
      description:
        'When one may set out on the route: true, false, a period or a list of periods. Always unless written; who is on the way arrives.',
      examples: [true, { from: '2022-09-24' }, [{ until: '2022-09-24' }, { from: '2022-10-01' }]],
    }).optional(),
    cost: quantity(reader, DIMENSIONS.money, {
      description: 'Cost for a person. 0 USD unless written.',
      examples: ['30 USD'],
    }).optional(),
    'both ways': truth(reader, {
      description: 'Whether the way can be taken in both directions. false unless written.',
      examples: [true],
    }).optional(),
  });
}
