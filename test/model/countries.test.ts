import { describe, expect, it } from 'vitest';
import { measuresOf } from '../support/scenarios.js';

/** Travellers who may drive to Abroad over a border, fly there, or drive over another border to Elsewhere. */
const WORLD = ({
  countries = '{}',
  crossing = 'help',
  papers = '{}',
  timeline = '',
  leaving = '',
  parties = 'departures: {travellers: {total: 20000 parties}}',
} = {}) => `
onward: 1
title: Countries
start: 2022-01-01T00:00Z
duration: 10 days
groups:
  travellers: {travel: [car, plane], documents: ${papers}}
origins:
  Home: {country: Homeland, ${parties}}
countries: ${countries}
crossings:
  Border: {from: Homeland, into: Abroad, posts: {exit: {car: {lanes: 900, service: 1 min}}, entry: {car: {lanes: 900, service: 1 min}}}}
  Pass: {from: Homeland, into: Elsewhere, posts: {exit: {car: {lanes: 900, service: 1 min}}}}
destinations:
  Town: {country: Abroad}
  Village: {country: Elsewhere}
services:
  - {by: flight, from: Home, to: Town, seats: 30000, departs: "every 6 h", takes: 2 h, fare: 100 USD}
routes:
  - {from: Home, to: Border, takes: 1 h}
  - {from: Home, to: Pass, takes: 1 h}
  - {from: Border, to: Town, takes: 1 h}
  - {from: Pass, to: Village, takes: 1 h}
choices:
  crossing: ${crossing}
${leaving}
${timeline}`;

/** Twice as likely for each log(2) of utility; a standard error of the share is below 0.0036. */
const near = (found: number, expected: number) => expect(Math.abs(found - expected)).toBeLessThan(0.012);
const share = (at: (name: string) => number, name: string) => at(name) / at('outcomes.departures');

describe('what a country is to newcomers', () => {
  it('weighs in the choice of a crossing: the odds of two borders are exp(difference of utilities)', () => {
    const at = measuresOf(WORLD({ countries: '{Abroad: {help: 0.6}}', crossing: '3 * help' }));
    near(share(at, 'crossings.Border.entries'), Math.exp(1.8) / (Math.exp(1.8) + 1));
    const wary = measuresOf(
      WORLD({ countries: '{Abroad: {extradition: 0.5}}', crossing: '-4 * extradition' }),
    );
    near(share(wary, 'crossings.Border.entries'), Math.exp(-2) / (Math.exp(-2) + 1));
  });

  it('changes by date', () => {
    const at = measuresOf(
      WORLD({
        countries: '{Abroad: {help: 0}}',
        crossing: '3 * help',
        timeline: 'timeline:\n  - {at: "2022-01-06", set: {countries.Abroad.help: 1}}',
      }),
    );
    near(share(at, 'crossings.Border.entries'), 0.5 * 0.5 + 0.5 * (Math.exp(3) / (Math.exp(3) + 1)));
  });
});

describe('a sealed border', () => {
  it('takes no one: neither by road nor by air, and all go elsewhere', () => {
    const at = measuresOf(WORLD({ countries: '{Abroad: {open: false}}' }));
    expect(at('countries.Abroad.entries')).toBe(0);
    expect(at('countries.Elsewhere.entries')).toBeGreaterThan(19_000);
    expect(at('outcomes.stayed')).toBe(0);
  });

  it('refuses those who stand in the queue when it closes', () => {
    // One lane takes 1 party a minute: 600 parties from noon on, of whom 60 have passed by 13:00.
    const queue = WORLD({
      countries: '{Abroad: {open: {until: "2022-01-02T13:00"}}, Elsewhere: {open: false}}',
      parties: 'departures: {travellers: {at: "2022-01-02T11:00", parties: 600}}',
    }).replace('exit: {car: {lanes: 900', 'exit: {car: {lanes: 1');
    const at = measuresOf(
      queue
        .replace('entry: {car: {lanes: 900, service: 1 min}}', 'entry: {car: {lanes: 900, service: 1 s}}')
        .replace('"2022-01-02T11:00"', '"2022-01-02 11:00"'),
    );
    expect(at('countries.Abroad.entries')).toBe(59);
    expect(at('countries.Abroad.refused')).toBe(541);
    expect(at('outcomes.refused')).toBe(541);
  });

  it('refuses those who land after it closed', () => {
    const late = WORLD({
      countries: '{Abroad: {open: {until: "2022-01-02T19:00"}}, Elsewhere: {open: false}}',
      parties: 'departures: {travellers: {at: "2022-01-02 17:00", parties: 10}}',
    }).replace('travel: [car, plane]', 'travel: plane');
    const at = measuresOf(late);
    expect(at('countries.Abroad.entries')).toBe(0);
    expect(at('countries.Abroad.refused')).toBe(10);
  });
});

describe('documents that a country asks for', () => {
  it('are asked at all its borders, so that who has none goes elsewhere', () => {
    const at = measuresOf(
      WORLD({ countries: '{Abroad: {admits: visa}}', papers: '{visa: 30 %}', crossing: '0' }),
    );
    // Of those with a visa half choose Abroad.
    near(share(at, 'countries.Abroad.entries'), 0.15);
    expect(at('outcomes.refused')).toBe(0);
  });

  it('may be asked from a date on, also of those who are on the way', () => {
    const at = measuresOf(
      WORLD({
        countries: '{Abroad: {admits: passport}}',
        papers: '{passport: 100 %, visa: 20 %}',
        timeline: 'timeline:\n  - {at: "2022-01-02T12:30", set: {countries.Abroad.admits: visa}}',
        parties: 'departures: {travellers: {at: "2022-01-02 11:40", parties: 20000}}',
      }).replace('from: Home, to: Pass', 'from: Home, open: false, to: Pass'),
    );
    near(at('countries.Abroad.refused') / 20000, 0.8);
    expect(at('countries.Abroad.refused') + at('countries.Abroad.entries')).toBe(20000);
  });

  it('a crossing that asks for its own is no matter of the country', () => {
    const own = WORLD({ countries: '{Abroad: {admits: visa}}', papers: '{visa: 0 %, card: 100 %}' });
    const at = measuresOf(own.replace('into: Abroad,', 'into: Abroad, admits: card,'));
    near(share(at, 'crossings.Border.entries'), 0.5);
  });
});

describe('an exit ban', () => {
  it('keeps the share of a group at the exit post, once, whatever the number of posts', () => {
    const at = measuresOf(WORLD({ countries: '{Homeland: {bars: {travellers: 25 %}}}' }));
    near(share(at, 'countries.Homeland.barred'), 0.25);
    expect(at('outcomes.refused')).toBe(at('countries.Homeland.barred'));
  });

  it('holds for those who fly, too, and from its date on', () => {
    const text = WORLD({
      countries: '{Homeland: {bars: 0 %}}',
      timeline: 'timeline:\n  - {at: "2022-01-06", set: {countries.Homeland.bars: 40 %}}',
    }).replace('travel: [car, plane]', 'travel: plane');
    const at = measuresOf(text);
    // Half of the time; who boards within 6 h before that date is asked at the departure.
    near(share(at, 'countries.Homeland.barred'), 0.2);
  });
});

describe('one choice among all ways out', () => {
  const leaving = (formula: string) => WORLD({ leaving: `  leaving: ${formula}` });

  it('weighs roads to all borders and flights in one logit', () => {
    const at = measuresOf(leaving('-fare / (200 USD) - takes / (2 h)'));
    // Two roads of 1 h and a flight of 2 h for 100 USD.
    const [road, flight] = [Math.exp(-0.5), Math.exp(-0.5 - 1)];
    const set = at('outcomes.departures');
    near(at('crossings.Border.entries') / set, road / (2 * road + flight));
    near(at('crossings.Pass.entries') / set, road / (2 * road + flight));
    near(at('services.flight Home-Town.sold') / set, flight / (2 * road + flight));
  });

  it('knows the preference of a group for its modes', () => {
    const at = measuresOf(leaving('-log(2) * preference'));
    near(share(at, 'services.flight Home-Town.sold'), 0.5 / 2.5);
  });

  it('leaves the modes in order of preference where no file words it', () => {
    expect(measuresOf(WORLD())('services.flight Home-Town.sold')).toBe(0);
  });
});
