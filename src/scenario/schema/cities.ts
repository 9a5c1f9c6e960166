/** Cities with lodging and desks, airports, and destinations beyond. */
import * as z from 'zod';
import { DIMENSIONS } from '../expression/dimension.js';
import { date, hours, staffing } from './calendars.js';
import { keyed, type Reader } from './leaf.js';
import { count, duration, law, MOST, number, price, quantity, room, share } from './values.js';
import { names, point, text } from './words.js';

export function citySchema(reader: Reader) {
  return keyed({
    at: point(reader, 'Where the city lies.').optional(),
    country: country(reader),
    appeal: appeal(reader, 'the city'),
    lodging: z
      .record(z.string(), lodgingSchema(reader))
      .optional()
      .meta({ description: 'Kinds of lodging.', examples: [{ hotels: { beds: 1100, price: '45 USD' } }] }),
    desks: z
      .record(z.string(), keyed({ ...deskKeys(reader), ...onlyInCities(reader) }))
      .optional()
      .meta({ description: 'Counters in the city. One named registration is where groups register.' }),
  });
}

function country(reader: Reader) {
  return text(reader, { description: 'Country in which it lies.', examples: ['Kazakhstan'] }, 'a country');
}

function appeal(reader: Reader, of: string) {
  return number(reader, {
    description: `Weight of ${of} where parties choose. 1 unless written.`,
    examples: [1],
  }).optional();
}

function lodgingSchema(reader: Reader) {
  return keyed({
    beds: count(reader, { description: 'Number of beds.', examples: [1100] }, MOST.beds),
    price: price(reader, 'full', {
      description: 'Price for a person and a night; full is the share of beds taken. 0 USD unless written.',
      examples: ['45 USD', '20 USD * (1 + 2 * full^3)'],
    }).optional(),
    opens: date(reader, {
      description: 'Date from which there are beds. From the start unless written.',
      examples: ['2022-09-24'],
    }).optional(),
    'opens when': keyed({
      unsheltered: quantity(reader, DIMENSIONS.persons, {
        description: 'Persons in the city who are without a bed at once.',
        examples: ['100 persons'],
      }),
      after: duration(reader, {
        description: 'Time from then until the beds are there. None unless written.',
        examples: ['36 h'],
      }).optional(),
    })
      .optional()
      .meta({
        description:
          'Emergency shelter: there are no beds until so many persons were without one, and a while after. Not shut unless written.',
        examples: [{ unsheltered: '100 persons', after: '36 h' }],
      }),
    'price follows': keyed({
      rising: duration(reader, {
        description: 'Time in which 63 % of a rise shows. At once unless written.',
        examples: ['1 day'],
      }).optional(),
      falling: duration(reader, {
        description: 'Time in which 63 % of a fall shows. At once unless written.',
        examples: ['14 days'],
      }).optional(),
    })
      .optional()
      .meta({
        description:
          'How slowly the price follows the share of beds taken: rents that rise fast and fall back slowly. At once unless written.',
        examples: [{ rising: '1 day', falling: '14 days' }],
      }),
    'wears out': keyed({
      after: duration(
        reader,
        {
          description:
            'Mean time for which a host takes guests: of beds that were taken for so long, 63 % are given to nobody again.',
          examples: ['20 days'],
        },
        'positive',
      ),
      rests: duration(
        reader,
        {
          description:
            'Time after which 63 % of the hosts who tired take guests again. Never unless written.',
          examples: ['30 days'],
        },
        'positive',
      ).optional(),
    })
      .optional()
      .meta({
        description:
          'Hosts who tire: homes of friends and volunteers, whose beds get fewer with every night in which they are taken. Never unless written.',
        examples: [{ after: '20 days', rests: '30 days' }],
      }),
    appeal: appeal(reader, 'the lodging'),
    'open to': share(reader, {
      description:
        'Share of parties that may use it, such as those who have friends there. 100 % unless written.',
      examples: ['15 %'],
    }).optional(),
    groups: names(
      reader,
      { description: 'Groups that may use it. All unless written.', examples: [['men by car', 'families']] },
      'a group',
    ).optional(),
  });
}

function deskKeys(reader: Reader) {
  return {
    desks: staffing(reader, {
      description: 'Desks that serve side by side: one number, or a number by the hour.',
      examples: [12, { '09:00-13:00': 6, '13:00-18:00': 12 }],
    }),
    service: law(reader, DIMENSIONS.duration, {
      description: 'Time that one desk needs for one party.',
      examples: ['exponential(15 min)'],
    }),
    hours: hours(reader, {
      description: 'Opening hours. Always open unless written.',
      examples: ['Mo-Fr 09:00-18:00'],
    }).optional(),
    room: room(reader, {
      description:
        'Most parties that may wait; who finds it full leaves without. Without limit unless written.',
      examples: ['200 parties'],
    }).optional(),
  };
}

/** What only desks of a city have: before a departure nobody could go on without. */
function onlyInCities(reader: Reader) {
  return {
    documents: names(
      reader,
      {
        description:
          'Documents of which one is needed; who has none leaves without. None is needed unless written.',
        examples: ['foreign passport'],
      },
      'a document',
    ).optional(),
    after: text(
      reader,
      {
        description:
          'Stage of registration before this one, a desk of the same city: who was served there may go on here. The desk is no later stage unless written.',
        examples: ['registration'],
      },
      'a desk',
    ).optional(),
    share: share(reader, {
      description: 'Share of those served at the stage before who go on to this one. 100 % unless written.',
      examples: ['60 %'],
    }).optional(),
    waits: law(reader, DIMENSIONS.duration, {
      description:
        'Time from the stage before until one can come, such as that for a paper to be made out. None unless written.',
      examples: ['3 days'],
    }).optional(),
    appointments: keyed({
      every: duration(
        reader,
        {
          description:
            'Time from one slot to the next; each desk that is open then has one. From time zero on.',
          examples: ['15 min'],
        },
        'positive',
      ),
      ahead: duration(
        reader,
        {
          description: 'How far ahead a slot can be taken; who finds none free leaves without.',
          examples: ['2 days'],
        },
        'positive',
      ),
    })
      .optional()
      .meta({
        description:
          'Slots: a party takes the first that is free, comes then and queues. Whoever comes queues unless written.',
        examples: [{ every: '15 min', ahead: '2 days' }],
      }),
  };
}

export function airportSchema(reader: Reader) {
  return keyed({
    at: point(reader, 'Where the airport lies.').optional(),
    city: text(reader, { description: 'City that it serves.', examples: ['Oral'] }, 'a city'),
    desks: z
      .record(z.string(), keyed(deskKeys(reader)))
      .optional()
      .meta({ description: 'Counters that are passed in order before departure.' }),
    ahead: duration(reader, {
      description: 'How long before departure a party leaves the city. 3 h unless written.',
      examples: ['3 h'],
    }).optional(),
  });
}

export function destinationSchema(reader: Reader) {
  return keyed({
    at: point(reader, 'Where the destination lies.').optional(),
    country: country(reader),
    admits: names(
      reader,
      {
        description: 'Documents of which one is needed. Those of the country unless written.',
        examples: ['foreign passport'],
      },
      'a document',
    ).optional(),
    appeal: appeal(reader, 'the destination'),
  });
}
