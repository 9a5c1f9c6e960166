/** Countries: whom each lets in and out, and what newcomers may expect there. */
import { open } from './calendars.js';
import { byGroup } from './crossings.js';
import { keyed, type Reader } from './leaf.js';
import { number, share } from './values.js';
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
  });
}
