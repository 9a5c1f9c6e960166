/** Crossings: posts in order, with lanes by mode of travel. */
import * as z from 'zod';
import { DIMENSIONS } from '../expression/dimension.js';
import { hours, open, staffing } from './calendars.js';
import { MODES } from './groups.js';
import { keyed, type Reader } from './leaf.js';
import { oneOrTable, recordOf, sourced } from './tables.js';
import { law, longerThanNothing, number, numbers, quantity, room, share } from './values.js';
import { names, point, text, word } from './words.js';

export function crossingSchema(reader: Reader) {
  return keyed({
    at: point(reader, 'Where the crossing lies.').optional(),
    from: text(
      reader,
      {
        description:
          'Country that is left, whose exit ban (bars) holds at the first post. None is asked unless written.',
        examples: ['Russia'],
      },
      'a country',
    ).optional(),
    into: text(reader, { description: 'Country that is entered.', examples: ['Kazakhstan'] }, 'a country'),
    admits: names(
      reader,
      {
        description: 'Documents of which one is needed. Those of the country unless written.',
        examples: ['internal passport', ['internal passport', 'foreign passport']],
      },
      'a document',
    ).optional(),
    appeal: number(reader, {
      description: 'Weight of the crossing where parties choose one. 1 unless written.',
      examples: [1],
    }).optional(),
    open: open(reader, {
      description:
        'When the crossing may be chosen: true, false, a period or a list of periods. Always unless written.',
      examples: [true, { from: '2022-09-24' }, { from: '2022-09-24', until: '2022-10-01' }],
    }).optional(),
    hours: hours(reader, {
      description: 'Opening hours of all posts, as in OpenStreetMap. Always open unless written.',
      examples: ['24/7', 'Mo-Fr 09:00-18:00'],
    }).optional(),
    back: z
      .record(z.string(), postSchema(reader))
      .optional()
      .meta({
        description:
          'Posts of the way back, in order: who returns from a city to which a route leads from here queues at them. The way back is not queued for unless written.',
        examples: [{ exit: { car: { lanes: 3, service: '7 min' } } }],
      }),
    'stands still': keyed(standsStill(reader))
      .optional()
      .meta({
        description:
          'Standstills: all lanes of all posts stop together, and who waits keeps the place in line. On dates, or again and again by chance, or both. Never unless written.',
        examples: [
          { after: 'exponential(2 days)', for: 'lognormal(8 h, 0.5)' },
          { on: { from: '2022-09-27T10:00', until: '2022-09-28T06:00' } },
        ],
      }),
    'change to': changeTo(reader)
      .optional()
      .meta({
        description:
          'Modes to which a party may change in front of the crossing, as its choice of a crossing weighs: on arrival, and while it waits where its group reconsiders. Whose mode cannot pass must change, or gives up. A car that is left stays behind.',
        examples: [{ bicycle: { from: ['foot', 'car'], cost: '200 USD', takes: '1 h' } }],
      }),
    posts: z.record(z.string(), postSchema(reader)).meta({
      description: 'Posts in the order in which a party passes them, each with its lanes by mode of travel.',
    }),
  });
}

/** Times at which a crossing stands still. */
function standsStill(reader: Reader) {
  return {
    on: open(reader, {
      description: 'A period or a list of periods in which nobody is served.',
      examples: [
        { from: '2022-09-27T10:00', until: '2022-09-28T06:00' },
        [{ from: '2022-09-23', until: '2022-09-24' }, { from: '2022-09-27' }],
      ],
    }).optional(),
    after: longerThanNothing(reader, {
      description: 'Time from the end of a standstill to the next one; goes with for.',
      examples: ['exponential(2 days)'],
    }).optional(),
    for: longerThanNothing(reader, {
      description: 'How long a standstill lasts; goes with after.',
      examples: ['lognormal(8 h, 0.5)'],
    }).optional(),
  };
}

function changeTo(reader: Reader) {
  const mode = (words: string) =>
    keyed(modeChange(reader))
      .optional()
      .meta({ description: `To go on ${words}.` });
  return keyed({
    car: mode('in the car of others'),
    bus: mode('by bus'),
    bicycle: mode('by bicycle'),
    foot: mode('on foot'),
    train: mode('by train'),
  });
}

function modeChange(reader: Reader) {
  return {
    from: names(
      reader,
      { description: 'Modes from which parties may change.', examples: ['foot', ['foot', 'car']] },
      'a mode of travel',
      MODES,
    ),
    cost: quantity(reader, DIMENSIONS.money, {
      description: 'Cost for a person, in utilities as fare. 0 USD unless written.',
      examples: ['200 USD'],
    }).optional(),
    takes: law(reader, DIMENSIONS.duration, {
      description: 'Time until the party stands in the other queue. None unless written.',
      examples: ['1 h', 'exponential(2 h)'],
    }).optional(),
    share: share(reader, {
      description: 'Share of parties that can, such as those who find a seat. 100 % unless written.',
      examples: ['50 %'],
    }).optional(),
  };
}

function postSchema(reader: Reader) {
  const mode = (words: string) =>
    lanesSchema(reader)
      .optional()
      .meta({ description: `Lanes for ${words}.` });
  return keyed({
    car: mode('cars'),
    bus: mode('buses'),
    bicycle: mode('bicycles'),
    foot: mode('people on foot'),
    train: mode('trains'),
    plane: mode('planes'),
  });
}

function lanesSchema(reader: Reader) {
  const refused = {
    description: 'Share of parties that are refused after service. 0 % unless written.',
    examples: ['1 %'],
  };
  return keyed({
    lanes: staffing(reader, {
      description: 'Lanes that serve side by side: one number, or a number by the hour.',
      examples: [6, { '00:00-08:00': 3, '08:00-24:00': 6 }],
    }),
    service: law(reader, DIMENSIONS.duration, {
      description: 'Time that one lane needs for one party.',
      examples: ['lognormal(9 min, 0.5)', 'exponential(4 min)'],
    }),
    room: room(reader, {
      description: 'Most parties that may wait in front of the post. Without limit unless written.',
      examples: ['60 parties'],
    }).optional(),
    hours: hours(reader, {
      description: 'Opening hours of these lanes. Those of the crossing unless written.',
      examples: ['Mo-Fr 09:00-18:00'],
    }).optional(),
    staffing: staffing(reader, {
      description:
        'Lanes that are staffed by the hour; the fewer of lanes and staffing are open. All lanes unless written.',
      examples: [{ '00:00-08:00': 3, '08:00-24:00': 6 }],
    }).optional(),
    refuses: byGroup(reader, refused).optional(),
    speeds: numbers(reader, {
      description:
        'Speed of each lane, by which its time of service is divided; lanes open in this order, and who comes takes the fastest that is free. 1 for all unless written.',
      examples: [[1, 1, 0.5]],
    }).optional(),
    lines: word(
      reader,
      {
        description:
          'One common line for all lanes, or separate lines of which parties join the shortest; the line of a lane that closes goes to the others. common unless written.',
        examples: ['separate'],
      },
      LINES,
      'a way to queue',
    ).optional(),
    'breaks down': keyed(breaksDown(reader))
      .optional()
      .meta({
        description:
          'Each lane breaks down by itself, busy or not; whom it serves is served to the end. Never unless written.',
        examples: [{ after: 'exponential(3 days)', for: 'exponential(4 h)' }],
      }),
    'second check': keyed(secondCheck(reader))
      .optional()
      .meta({
        description: 'Desks to which some parties are sent after the lane, and queue at before they go on.',
        examples: [{ share: '10 %', desks: 2, service: 'exponential(40 min)' }],
      }),
  });
}

export const LINES = ['common', 'separate'] as const;

/** Times of a lane's breakdowns. */
function breaksDown(reader: Reader) {
  return {
    after: longerThanNothing(reader, {
      description: 'Time from being mended to the next breakdown.',
      examples: ['exponential(3 days)'],
    }),
    for: longerThanNothing(reader, {
      description: 'Time until the lane is mended.',
      examples: ['exponential(4 h)'],
    }),
  };
}

/** Desks beside the lanes, with the same hours. */
function secondCheck(reader: Reader) {
  return {
    share: byGroup(reader, {
      description: 'Share of parties that are sent to the second check.',
      examples: ['10 %'],
    }),
    desks: staffing(reader, {
      description:
        'Desks that serve side by side: one number, or a number by the hour. Hours as of the lanes.',
      examples: [2, { '08:00-20:00': 2 }],
    }),
    service: law(reader, DIMENSIONS.duration, {
      description: 'Time that one desk needs for one party.',
      examples: ['exponential(40 min)'],
    }),
  };
}

/** One share for all groups, or a share by group. */
export function byGroup(
  reader: Reader,
  about: { readonly description: string; readonly examples: string[] },
) {
  return oneOrTable(
    { ...about, examples: [...about.examples, { 'men by car': '2 %' }] },
    share(reader, about),
    sourced(reader, about, recordOf(share(reader, { description: 'Share of parties of this group.' }))),
  );
}
