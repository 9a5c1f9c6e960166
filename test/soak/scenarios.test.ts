/** Whole runs of the scenarios that Onward ships, and their what-ifs: each moves what its page argues, the way it argues. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.js';
import { simulate } from '../../src/engine/simulate.js';
import { expectSoundRun, numbersOf, SHIPPED, shipped } from '../scenarios/shipped.js';

type Direction = 'rises' | 'falls' | 'stays';

/** What each page argues: what-if → measure → where it goes. */
const ARGUED: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Direction>>>>>> = {
  'georgia-2022.yaml': {
    'two more lanes': {
      'crossings.Verkhny Lars.exit.car.wait.mean': 'falls',
      'crossings.Verkhny Lars.exit.car.queue.max': 'falls',
      'countries.Georgia.entries': 'rises',
    },
    'Georgia closes': {
      'countries.Georgia.entries': 'falls',
      'outcomes.refused': 'rises',
      'outcomes.stayed': 'rises',
    },
    'exit closed to men': {
      'outcomes.refused': 'rises',
      'countries.Georgia.entries': 'falls',
      'crossings.Verkhny Lars.exit.car.wait.mean': 'stays',
    },
    'no cars barred': {
      'countries.Georgia.entries': 'rises',
      'outcomes.stayed': 'falls',
      'crossings.Verkhny Lars.exit.car.queue.max': 'rises',
    },
    'people leave their cars': {
      'crossings.Verkhny Lars.exit.car.queue.max': 'falls',
      'crossings.Verkhny Lars.wait.mean': 'falls',
      'countries.Georgia.entries': 'rises',
    },
  },
  'kazakhstan-2022.yaml': {
    'two more lanes': {
      'crossings.Mashtakovo.exit.car.wait.mean': 'falls',
      'crossings.Mashtakovo.exit.car.queue.max': 'falls',
    },
    'foreign passport asked': { 'countries.Kazakhstan.entries': 'falls', 'outcomes.stayed': 'rises' },
    'charter flights': { 'services.charter Oral.sold': 'rises', 'services.charter Aktobe.sold': 'rises' },
    'exit closed to men': { 'countries.Kazakhstan.entries': 'falls', 'outcomes.refused': 'rises' },
    'fares capped': {
      'services.flight Moscow-Almaty.fare.mean': 'falls',
      'services.flight Moscow-Astana.fare.mean': 'falls',
    },
    'a second wave': { 'outcomes.departures': 'rises', 'countries.Kazakhstan.entries': 'rises' },
    'twice the registration desks': { 'countries.Kazakhstan.registered': 'rises' },
    'beds in the north': { 'cities.Oral.unsheltered.mean': 'falls' },
    'fresh bulletins': { 'crossings.Mashtakovo.wait.mean': 'falls' },
    'Mashtakovo and Ozinki stand still': {
      'crossings.Mashtakovo.wait.mean': 'rises',
      'countries.Kazakhstan.entries': 'falls',
    },
    'those who wait look elsewhere': {
      'crossings.Mashtakovo.wait.mean': 'falls',
      'outcomes.stayed': 'falls',
    },
    'word of mouth': { 'crossings.Mashtakovo.wait.mean': 'rises' },
    'hosts who tire': { 'cities.Oral.lodging.friends.beds.mean': 'falls' },
    'rents that fall back slowly': { 'cities.Oral.lodging.flats.price.mean': 'falls' },
    'plans that change': { 'outcomes.onward': 'rises', 'outcomes.settled': 'falls' },
    'savings and work': { 'cities.Almaty.spending.mean': 'rises', 'outcomes.returned': 'rises' },
    'registration in stages': { 'outcomes.settled': 'falls' },
    'a stay limit of ten days': {
      'outcomes.returned': 'rises',
      'countries.Kazakhstan.registered': 'rises',
    },
  },
  'central-asia-2022.yaml': {
    'foreign passport asked': { 'countries.Kazakhstan.entries': 'falls' },
    'labour migrants expelled': { 'countries.Uzbekistan.entries': 'rises', 'outcomes.departures': 'rises' },
    'Turkmenistan opens': { 'countries.Turkmenistan.entries': 'rises' },
    'Uzbekistan takes internal passports': { 'countries.Uzbekistan.entries': 'rises' },
  },
  'region-2022.yaml': {
    'Finland and Georgia close': {
      'countries.Finland.entries': 'falls',
      'countries.Georgia.entries': 'falls',
    },
    'Kazakhstan asks for foreign passports': { 'countries.Kazakhstan.entries': 'falls' },
    'exit closed to men': { 'outcomes.refused': 'rises', 'countries.Kazakhstan.entries': 'falls' },
    'fares capped': { 'services.flight Moscow-Istanbul.fare.mean': 'falls' },
    'a second wave': { 'outcomes.departures': 'rises' },
    'two more lanes': { 'crossings.Mashtakovo.exit.car.wait.mean': 'falls' },
    'Kazakhstan hands people over': { 'countries.Kazakhstan.entries': 'falls' },
  },
  'finland-2022.yaml': {
    'a week earlier': { 'countries.Finland.entries': 'falls', 'outcomes.stayed': 'rises' },
    'no closure': { 'countries.Finland.entries': 'rises', 'outcomes.stayed': 'falls' },
    'round the clock': { 'crossings.Imatra.wait.mean': 'falls', 'crossings.Imatra.entries': 'rises' },
    'two more lanes': { 'crossings.Vaalimaa.wait.mean': 'falls', 'crossings.Nuijamaa.wait.mean': 'falls' },
    'exit closed to men': { 'countries.Finland.entries': 'falls', 'outcomes.refused': 'rises' },
    'fresh bulletins': { 'crossings.Imatra.wait.mean': 'falls' },
    'a queue for the way back': { 'countries.Finland.exits': 'falls', 'outcomes.returned': 'falls' },
  },
};

/** What-ifs that move a measure by little: pairs of replications in whose mean the direction shows. One is enough for the others. */
const PAIRS: Readonly<Record<string, number>> = {
  'kazakhstan-2022.yaml: twice the registration desks': 5,
  'kazakhstan-2022.yaml: fresh bulletins': 5,
};

describe.each(SHIPPED)('%s', (file) => {
  test('runs whole to its end, every invariant held, nobody lost, and the same measures twice', () => {
    const network = compile(shipped(file));
    const measures = expectSoundRun(network);
    expect(simulate(network, '1', 1)).toEqual(measures);
  });

  const argued = ARGUED[file] ?? {};
  test('has an argument for each of its what-ifs', () => {
    const { observations, whatIfs } = shipped(file);
    if (observations.length > 0) expect(Object.keys(argued).sort()).toEqual([...whatIfs].sort());
  });

  const whatIfs = Object.entries(argued);
  if (whatIfs.length === 0) return;
  const base = numbersUnder(file);
  test.each(whatIfs)('what if: %s', (whatIf, measures) => {
    const changed = numbersUnder(file, whatIf);
    const pairs = Array.from({ length: PAIRS[`${file}: ${whatIf}`] ?? 1 }, (_, i) => i + 1);
    for (const [measure, direction] of Object.entries(measures)) {
      const difference = pairs.reduce((sum, pair) => sum + changed(pair)(measure) - base(pair)(measure), 0);
      const went = difference > 0 ? 'rises' : difference < 0 ? 'falls' : 'stays';
      expect(`${measure} ${went}`).toBe(`${measure} ${direction}`);
    }
  });
});

/** Numbers of a replication, made when they are first asked for. The same parties set out under every what-if. */
function numbersUnder(file: string, whatIf?: string): (replication: number) => (measure: string) => number {
  const known = new Map<number, (measure: string) => number>();
  return (replication) => {
    const before = known.get(replication);
    if (before !== undefined) return before;
    const network = compile(shipped(file, whatIf));
    const numbers = numbersOf(network, simulate(network, '1', replication));
    known.set(replication, numbers);
    return numbers;
  };
}
