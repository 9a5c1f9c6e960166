/** Plausible results made by formulas alone: a border that jams after a shock, cities that fill, seats that sell out. */
import type { Histogram, Metric, Results, Scored, Series } from '../../src/experiment/results.js';
import { flowsOf, ORIGINS, pointOf } from './flows.js';

const HOUR = 3600;
const CROSSINGS = [
  'Mashtakovo', 'Ozinki', 'Teploye', 'Ilek', 'Sagarchin', 'Orsk', 'Karauzek', 'Vishnevka', 'Mariinsky', 'Nikolaevka',
  'Bugristoye', 'Zverinogolovskoye', 'Petukhovo', 'Kazanskoye', 'Isilkul', 'Odesskoye', 'Olkhovka', 'Pavlovka', 'Kulunda',
  'Veseloyarsk',
]; // biome-ignore format: a table
const CITIES = [
  'Oral', 'Aktobe', 'Atyrau', 'Aktau', 'Kostanay', 'Petropavl', 'Kokshetau', 'Astana', 'Pavlodar', 'Semey', 'Almaty',
  'Shymkent',
]; // biome-ignore format: a table
const GROUPS = ['men by car', 'families by car', 'men on foot', 'people by train', 'people by plane', 'visitors by car', 'visitors by train']; // biome-ignore format: a table
const LODGING = ['hotels', 'hostels', 'flats', 'friends', 'cinema'];
const DESTINATIONS: readonly (readonly [string, string])[] = [
  ['Tashkent', 'Uzbekistan'], ['Bishkek', 'Kyrgyzstan'], ['Istanbul', 'Turkey'], ['Antalya', 'Turkey'],
  ['Tbilisi', 'Georgia'], ['Yerevan', 'Armenia'], ['Dubai', 'Emirates'], ['Belgrade', 'Serbia'], ['Ulaanbaatar', 'Mongolia'],
]; // biome-ignore format: a table
const OUTCOMES = ['settled', 'onward', 'returned', 'refused', 'stayed'];

export interface Synthetic {
  readonly replications?: number;
  readonly days?: number;
  readonly crossings?: readonly string[];
  readonly cities?: readonly string[];
  readonly groups?: readonly string[];
  readonly title?: string;
}

/** A number from 0 to 1 that looks random and depends on its key alone. */
function chance(key: string): number {
  let hash = 2166136261;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

/** Rises within two days of the shock (hour 57 of the run) and falls over ten. */
function shock(hour: number): number {
  const since = hour - 57;
  return since < 0 ? 0 : (1 - Math.exp(-since / 48)) * Math.exp(-since / 240);
}

function metric(unit: string, mean: number, replications: number): Metric {
  const sd = mean * 0.03;
  if (replications < 2)
    return { unit, mean, low: null, high: null, sd: null, p05: mean, p50: mean, p95: mean, n: replications };
  const half = (2.09 * sd) / Math.sqrt(replications);
  return {
    unit,
    mean,
    low: mean - half,
    high: mean + half,
    sd,
    p05: mean - 1.64 * sd,
    p50: mean,
    p95: mean + 1.64 * sd,
    n: replications,
  };
}

/** Results of an experiment that never was. Results are new objects on every call. */
export function syntheticResults({
  replications = 20,
  days = 24,
  crossings = CROSSINGS,
  cities = CITIES,
  groups = GROUPS,
  title = 'Kazakhstan, autumn 2022',
}: Synthetic = {}): Results {
  const times = Array.from({ length: days * 24 + 1 }, (_, hour) => hour * HOUR);
  const metrics: Record<string, Metric> = {};
  const series: Record<string, Series> = {};
  const histograms: Record<string, Histogram> = {};
  const put = (name: string, unit: string, mean: number) => {
    metrics[name] = metric(unit, mean, replications);
  };
  const curve = (name: string, unit: string, kind: Series['kind'], of: (hour: number) => number | null) => {
    const mean = times.map((_, hour) =>
      hour === 0 && kind !== 'level' ? (kind === 'flow' ? 0 : null) : of(hour),
    );
    const spread = replications > 1 ? 0.18 : 0;
    const scaled = (factor: number) => mean.map((value) => (value === null ? null : value * factor));
    series[name] = { unit, kind, mean, p05: scaled(1 - spread), p95: scaled(1 + spread) };
    const there = mean.filter((value) => value !== null);
    const sum = there.reduce((total, value) => total + value, 0);
    if (kind === 'flow') put(name, unit, sum);
    else {
      put(`${name}.mean`, unit, sum / Math.max(1, there.length));
      put(`${name}.max`, unit, Math.max(0, ...there));
    }
  };
  const day = (hour: number) => 1 + 0.4 * Math.sin(((hour - 8) / 24) * 2 * Math.PI);

  for (const crossing of crossings) {
    const size = 0.15 + 2.5 * chance(crossing) ** 3;
    const jam = (hour: number) => size * 30 * shock(hour - 24 * chance(`${crossing}!`));
    curve(
      `crossings.${crossing}.queue`,
      'persons',
      'level',
      (hour) => 20 * size * day(hour) + 160 * jam(hour),
    );
    curve(`crossings.${crossing}.wait`, 'h', 'wait', (hour) =>
      size < 0.17 && hour % 24 < 7 ? null : 0.4 + 0.2 * day(hour) + jam(hour),
    );
    curve(
      `crossings.${crossing}.entries`,
      'persons',
      'flow',
      (hour) => 40 * size * day(hour) * (1 + 2 * shock(hour)),
    );
    const typical = metrics[`crossings.${crossing}.wait.mean`].mean;
    put(`crossings.${crossing}.wait.p90`, 'h', typical * 2.6);
    histograms[`crossings.${crossing}.wait`] = {
      unit: 'h',
      count: 10_000,
      percentiles: Array.from(
        { length: 101 },
        (_, i) => typical * Math.exp(((i - 50) / 50) * 1.8) * (i === 0 ? 0.2 : 1),
      ),
    };
  }
  countries(curve);
  if (groups.some((group) => group.startsWith('visitors')))
    curve('countries.Kazakhstan.entries.non-visitors', 'persons', 'flow', (hour) => 620 * shock(hour));
  for (const city of cities) {
    const size = 300 + 6000 * chance(city) ** 2;
    for (const kind of LODGING) {
      const beds = Math.round(size * (0.2 + chance(kind)));
      const opens = kind === 'cinema' ? 120 : 0;
      const most = 0.55 + 0.6 * chance(city + kind);
      curve(`cities.${city}.lodging.${kind}.beds`, 'beds', 'level', (hour) => (hour < opens ? 0 : beds));
      curve(`cities.${city}.lodging.${kind}.occupancy`, 'beds', 'level', (hour) =>
        hour < opens ? 0 : beds * Math.min(1, 0.3 + most * Math.min(1.4, 2.2 * shock(hour * 0.8))),
      );
    }
    const homeless = chance(`${city}?`) > 0.4 ? size * 0.2 * chance(`${city}?`) : 0;
    curve(`cities.${city}.unsheltered`, 'persons', 'level', (hour) => homeless * shock(hour - 24));
    curve(`cities.${city}.desks.registration.wait`, 'h', 'wait', (hour) =>
      hour % 24 > 8 && hour % 24 < 19 ? 1 + 20 * shock(hour) * chance(city) : null,
    );
    curve(`cities.${city}.desks.registration.served`, 'parties', 'flow', (hour) =>
      hour % 24 > 8 && hour % 24 < 19 ? 4 : 0,
    );
    curve(`cities.${city}.arrivals`, 'persons', 'flow', (hour) => 30 + 60 * shock(hour));
    curve(`cities.${city}.stock`, 'persons', 'level', (hour) => 0.1 * size + size * shock(hour));
  }
  const services = cities.flatMap((city, i) =>
    DESTINATIONS.slice(0, 2 + (i % 3)).map(([to], j) => ({
      name: `${j % 3 === 2 ? 'train' : 'flight'} ${city} airport-${to}`,
      by: j % 3 === 2 ? 'train' : 'flight',
      from: `${city} airport`,
      to,
    })),
  );
  for (const { name } of services) {
    const load = Math.min(1, 0.5 + 0.6 * chance(name));
    curve(`services.${name}.fare`, 'USD', 'wait', (hour) =>
      hour % 12 === 0 ? 200 + 900 * shock(hour) * chance(name) : null,
    );
    curve(`services.${name}.offered`, 'seats', 'flow', (hour) => (hour % 24 === 6 ? 170 : 0));
    curve(`services.${name}.sold`, 'seats', 'flow', (hour) => (hour % 24 === 6 ? 170 * load : 0));
    curve(`services.${name}.passengers`, 'persons', 'flow', (hour) => (hour % 24 === 6 ? 100 * load : 0));
    put(`services.${name}.load`, 'share', load);
  }
  groups.forEach((group, i) => {
    const usual = group.startsWith('visitors');
    curve(`groups.${group}.departures`, 'persons', 'flow', (hour) =>
      usual ? 160 * day(hour) : (420 * shock(hour)) / (i + 1),
    );
    const people = metrics[`groups.${group}.departures`].mean;
    const shares = usual ? [0.002, 0.001, 0.93, 0.001, 0.02] : [0.2, 0.42, 0.12, 0.03, 0.14];
    OUTCOMES.forEach((outcome, o) => {
      curve(`groups.${group}.${outcome}`, 'persons', 'flow', () => (people * shares[o]) / (days * 24));
    });
  });
  for (const outcome of OUTCOMES)
    put(
      `outcomes.${outcome}`,
      'persons',
      groups.reduce((sum, group) => sum + metrics[`groups.${group}.${outcome}`].mean, 0),
    );
  put(
    'outcomes.departures',
    'persons',
    groups.reduce((sum, group) => sum + metrics[`groups.${group}.departures`].mean, 0),
  );
  const others = groups.filter((group) => !group.startsWith('visitors'));
  if (others.length < groups.length)
    for (const what of ['departures', ...OUTCOMES])
      put(
        `outcomes.non-visitors.${what}`,
        'persons',
        others.reduce((sum, group) => sum + metrics[`groups.${group}.${what}`].mean, 0),
      );
  curve('outcomes.inside', 'persons', 'level', (hour) => 4000 * shock(hour) + 900);
  for (const [name] of DESTINATIONS)
    curve(`destinations.${name}.arrivals`, 'persons', 'flow', (hour) => 30 * shock(hour) * chance(name));

  const places = placesOf({ groups, crossings, cities, services });
  return {
    scenario: {
      title,
      description: 'Made by formulas for tests. No border was ever like this.',
      file: 'synthetic.yaml',
      whatIf: '',
      hash: 'a'.repeat(64),
      start: '2022-09-19T00:00+06:00',
      duration: days,
      warmUp: 8,
    },
    version: '0.1.0',
    seed: '1',
    replications,
    events: 1_234_567,
    parties: 98_765,
    metrics,
    observations: observations(metrics, replications),
    evidence: {
      sources: [
        {
          name: 'al-jazeera',
          title: 'Al Jazeera',
          date: '2022-09-28',
          via: '',
          url: 'https://example.org/a',
        },
        {
          name: 'mvd-0927',
          title: 'Interior ministry of Kazakhstan',
          date: '2022-09-27',
          via: 'AFP',
          url: '',
        },
      ],
      values: [
        { path: 'groups.men by car.budget', text: 'lognormal(1500 USD, 0.8)', source: 'estimate', note: '' },
        { path: 'crossings.Ozinki.posts.exit.car.lanes', text: '6', source: 'assumption', note: '' },
        {
          path: 'crossings.Ozinki.posts.exit.car.room',
          text: '4000 parties',
          source: 'assumption',
          note: '',
        },
        {
          path: 'parameters.alarm',
          text: '12500 persons/day',
          source: 'fitted',
          note: 'fitted to the entries',
        },
        { path: 'cities.Oral.lodging.cinema.beds', text: '200', source: 'al-jazeera', note: '' },
      ],
    },
    warnings: [],
    path: 'scenarios/synthetic.yaml',
    startMs: Date.UTC(2022, 8, 18, 18),
    offsetMinutes: 360,
    times,
    series,
    daily: dailyOf(times.length, series),
    histograms,
    whatIfs: ['two more lanes', 'charter flights'],
    timeline: [
      { at: 57 * HOUR, text: 'Russia begins to mobilise', source: 'al-jazeera' },
      {
        at: 8 * 24 * HOUR + 14 * HOUR,
        text: 'The president orders help for those who arrive; more desks open',
        source: 'al-jazeera',
      },
      { at: 10 * 24 * HOUR, text: 'Papers are checked at Karauzek', source: 'mvd-0927' },
      { at: 10 * 24 * HOUR + 6 * HOUR, text: 'A mobile draft office opens at Ozinki', source: 'mvd-0927' },
      { at: 10 * 24 * HOUR + 12 * HOUR, text: 'The buses from Samara to Oral stop', source: 'mvd-0927' },
    ],
    flows: flowsOf(places, days),
    places,
  };
}

/** Days of 24 hours from six in the evening UTC, midnight at the border; a fifth less and more at the ends of the band. */
function dailyOf(ticks: number, series: Record<string, Series>): Results['daily'] {
  const flows = Object.entries(series).filter(([name]) => /^countries\..+\.(?:entries|exits)$/u.test(name));
  const departures = Object.entries(series).filter(([name]) => /^groups\..+\.departures$/u.test(name));
  const mean = (of: readonly Series[]) =>
    Array.from({ length: (ticks - 1) / 24 }, (_, day) =>
      of.reduce(
        (sum, each) =>
          sum +
          each.mean
            .slice(day * 24 + 1, day * 24 + 25)
            .reduce<number>((total, value) => total + (value ?? 0), 0),
        0,
      ),
    );
  const band = (of: readonly Series[]) => {
    const values = mean(of);
    const scaled = (factor: number) => values.map((value) => value * factor);
    return { unit: 'persons', mean: values, p05: scaled(0.8), p95: scaled(1.2) };
  };
  return {
    'outcomes.departures': band(departures.map(([, each]) => each)),
    ...Object.fromEntries(flows.map(([name, each]) => [name, band([each])])),
  };
}

function placesOf({
  groups,
  crossings,
  cities,
  services,
}: Pick<Required<Synthetic>, 'groups' | 'crossings' | 'cities'> &
  Pick<Results['places'], 'services'>): Results['places'] {
  return {
    groups,
    visitors: groups.filter((group) => group.startsWith('visitors')),
    origins: ORIGINS.map((name, i) => ({ name, at: pointOf(name, i, ORIGINS.length) })),
    crossings: crossings.map((name, i) => ({
      name,
      into: 'Kazakhstan',
      at: pointOf(name, i, crossings.length),
      posts: [
        { name: 'exit', modes: ['car', 'bus', 'foot'] },
        { name: 'entry', modes: ['car', 'bus', 'foot'] },
      ],
    })),
    cities: cities.map((name, i) => ({
      name,
      country: 'Kazakhstan',
      at: pointOf(name, i, cities.length),
      lodging: LODGING,
      desks: ['registration'],
    })),
    airports: cities.map((city) => ({ name: `${city} airport`, city, at: null })),
    destinations: DESTINATIONS.map(([name, country], i) => ({
      name,
      country,
      at: pointOf(name, i, DESTINATIONS.length),
    })),
    countries: ['Kazakhstan', ...new Set(DESTINATIONS.map(([, country]) => country))],
    services,
  };
}

function countries(
  curve: (name: string, unit: string, kind: Series['kind'], of: (hour: number) => number) => void,
): void {
  const day = (hour: number) => 1 + 0.4 * Math.sin(((hour - 8) / 24) * 2 * Math.PI);
  let inside = 30_000;
  const entries = (hour: number) => 370 * day(hour) + 620 * shock(hour);
  const exits = (hour: number) => 370 * day(hour) + 330 * shock(hour - 30);
  curve('countries.Kazakhstan.entries', 'persons', 'flow', entries);
  curve('countries.Kazakhstan.exits', 'persons', 'flow', exits);
  curve('countries.Kazakhstan.registered', 'persons', 'flow', (hour) =>
    hour % 24 > 9 && hour % 24 < 18 && hour % 168 < 120 ? 90 * shock(hour) : 0,
  );
  curve('countries.Kazakhstan.stock', 'persons', 'level', (hour) => {
    inside += entries(hour) - exits(hour);
    return inside;
  });
  for (const by of ['plane', 'train', 'bus', 'road'])
    curve(`countries.Kazakhstan.exits.${by}`, 'persons', 'flow', (hour) => 80 * shock(hour));
}

function observations(metrics: Record<string, Metric>, replications: number): Scored[] {
  const one = (label: string, measure: string, low: number, high: number, use: Scored['use']): Scored[] => {
    const found = metrics[measure];
    if (found === undefined) return [];
    const simulated = { ...found, n: replications };
    const nearest = found.mean < low ? low : found.mean > high ? high : found.mean;
    const missedBy = found.mean - nearest;
    const inside = found.p95 >= low && found.p05 <= high;
    return [
      {
        label,
        measure,
        unit: found.unit,
        published: { low, high },
        simulated,
        verdict: inside ? 'inside' : 'missed',
        missedBy,
        missedShare: nearest === 0 ? null : missedBy / nearest,
        use,
        source: 'mvd-0927',
        note: 'conflicts with another figure; both are shown',
      },
    ];
  };
  const country = 'countries.Kazakhstan';
  return [
    ...one('Entries over the whole time', `${country}.entries`, 390_000, 410_000, 'calibrate'),
    ...one('Exits over the whole time', `${country}.exits`, 250_000, 250_000, 'calibrate'),
    ...one(
      'Taxpayer codes, a label that is a good deal longer than labels are and is cut',
      `${country}.registered`,
      8000,
      8000,
      'calibrate',
    ),
    ...one('Waits at Ozinki from 3 hours to 3 days', 'crossings.Ozinki.wait.max', 3, 72, 'calibrate'),
    ...one('Flown out of Kazakhstan', `${country}.exits.plane`, 6000, 6000, 'validate'),
    ...one(
      'Persons without a bed in Oral at the worst moment',
      'cities.Oral.unsheltered.max',
      0,
      0,
      'validate',
    ),
    ...one('Stock, largest', `${country}.stock.max`, 1000, 2000, 'context'),
    ...one('Load of the flights', 'services.flight Oral airport-Tashkent.load', 0.9, 1, 'context'),
  ];
}
