/** Countries: whom each lets in and out, and what newcomers may expect there. */
import { open } from './calendars.js';
import { byGroup } from './crossings.js';
import { keyed, type Reader } from './leaf.js';
import { sharesOf } from './tables.js';
import { longerThanNothing, number, share } from './values.js';
import { names } from './words.js';

export function countrySchema(reader: Reader) {
  return keyed({
    admits: names(
      reader,
      {
        description:
          'Documents of which one is needed to enter, by any way; a crossing or a destination that says so itself is asked instead. None is needed unless written.',
        examples: ['foreign passport', ['visa', 'residence permit']],
      },
      'a document',
    ).optional(),
    open: open(reader, {
      description:
        'When the country lets anybody in: true, false, a period or a list of periods. A sealed country is chosen by nobody, and refuses who comes. Always unless written.',
      examples: [false, { until: '2022-09-30' }],
    }).optional(),
    bars: byGroup(reader, {
      description:
        'Share of parties that the country does not let leave, at the first post of crossings from it and where services and routes set out abroad: an exit ban. 0 % unless written.',
      examples: ['10 %'],
    }).optional(),
    help: number(reader, {
      description:
        'How far the country helps newcomers, from 0 to 1, for utilities to weigh as help. 0 unless written.',
      examples: [0.5],
    }).optional(),
    extradition: share(reader, {
      description:
        'Risk that newcomers see of being handed over, from 0 to 1, for utilities to weigh as extradition. 0 unless written.',
      examples: [0.1],
    }).optional(),
    'stay limit': keyed(stayLimit(reader))
      .optional()
      .meta({
        description:
          'How long those who enter may stay by law, from the entry on, whatever city they go to; who settles unregistered has settled when it is over. For good unless written.',
        examples: [
          { limit: '30 days', registered: '90 days', afterwards: { register: '60 %', leave: '40 %' } },
        ],
      }),
  });
}

export const AFTER_THE_LIMIT = ['register', 'leave', 'move on', 'overstay'] as const;

function stayLimit(reader: Reader) {
  return {
    limit: longerThanNothing(reader, {
      description: 'How long a party may stay that does not register, from its entry on.',
      examples: ['30 days'],
    }),
    registered: longerThanNothing(reader, {
      description:
        'How long a party may stay that was served at the desk registration, from then on. For good unless written.',
      examples: ['90 days'],
    }).optional(),
    groups: names(
      reader,
      { description: 'Groups for which it holds. All unless written.', examples: ['tourists'] },
      'a group',
    ).optional(),
    afterwards: sharesOf(
      reader,
      {
        description:
          'What a party does whose time is over: shares that sum to 100 %. To register it goes to the desk of its city; who finds none, or is not served there, overstays. To move on it looks for a way onward for as long as it needs. All leave (go home) unless written.',
        examples: [{ register: '50 %', leave: '30 %', overstay: '20 %' }],
      },
      AFTER_THE_LIMIT,
    ).optional(),
  };
}
