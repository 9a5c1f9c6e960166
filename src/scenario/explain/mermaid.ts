/** A scenario's network of places as a Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html). */
import type { Route, Scenario, Service } from '../scenario.js';

const HOUR = 3600;
const KILOMETRE = 1000;

/**
 * Origins, crossings, cities, airports and destinations as nodes, those of a country in one frame; routes as thin
 * arrows, services as thick ones.
 */
export function mermaidOf(scenario: Scenario): string {
  const ids = new Map(placesOf(scenario).map((name, i) => [name, `p${i}`]));
  const id = (name: string): string => ids.get(name)!;
  const { origins, crossings, airports } = scenario;
  return [
    'flowchart LR',
    ...origins.map(({ name }) => `  ${id(name)}([${label(name)}])`),
    ...crossings.map(({ name, into }) => `  ${id(name)}{{${label(`${name}, into ${into}`)}}}`),
    ...countriesOf(scenario).flatMap((country, i) => [
      `  subgraph c${i} [${label(country)}]`,
      ...inCountry(scenario, country, id),
      '  end',
    ]),
    ...airports.map(({ name, city }) => `  ${id(city)} --- ${id(name)}`),
    ...joined(scenario.routes).map(
      ({ route, back }) =>
        `  ${id(route.from)} ${back ? '<-->' : '-->'}|${label(routeInWords(route))}| ${id(route.to)}`,
    ),
    ...scenario.services.map(
      (service) => `  ${id(service.from)} ==>|${label(serviceInWords(service))}| ${id(service.to)}`,
    ),
    '',
  ].join('\n');
}

function placesOf({ origins, crossings, cities, airports, destinations }: Scenario): string[] {
  return [origins, crossings, cities, airports, destinations].flatMap((places) =>
    places.map(({ name }) => name),
  );
}

function countriesOf({ cities, destinations }: Scenario): string[] {
  return [...new Set([...cities, ...destinations].map(({ country }) => country))];
}

function inCountry(scenario: Scenario, country: string, id: (name: string) => string): string[] {
  const cities = scenario.cities.filter((city) => city.country === country);
  const theirs = new Set(cities.map(({ name }) => name));
  const airports = scenario.airports.filter(({ city }) => theirs.has(city));
  const destinations = scenario.destinations.filter((destination) => destination.country === country);
  return [
    ...cities.map(({ name }) => `    ${id(name)}[${label(name)}]`),
    ...airports.map(({ name }) => `    ${id(name)}[/${label(name)}\\]`),
    ...destinations.map(({ name }) => `    ${id(name)}(${label(name)})`),
  ];
}

/** Routes that lead there and back the same way are one. */
function joined(routes: readonly Route[]): { route: Route; back: boolean }[] {
  const found: { route: Route; back: boolean }[] = [];
  for (const route of routes) {
    const there = found.find(
      (other) =>
        !other.back &&
        other.route.from === route.to &&
        other.route.to === route.from &&
        routeInWords(other.route) === routeInWords(route),
    );
    if (there === undefined) found.push({ route, back: false });
    else there.back = true;
  }
  return found;
}

/** `car, 260 km`, `bus, 4 h`. */
function routeInWords({ by, distance, takes }: Route): string {
  const modes = by.join(' or ');
  if (distance > 0) return `${modes}, ${short(distance / KILOMETRE)} km`;
  return takes.law === 'constant' ? `${modes}, ${short(takes.value / HOUR)} h` : modes;
}

/** `train, 600 seats, 24 departures`. */
function serviceInWords({ by, seats, departs }: Service): string {
  return `${by}, ${seats} seats, ${departs.length} ${departs.length === 1 ? 'departure' : 'departures'}`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '#': '#35;',
  '"': '#quot;',
  '&': '#amp;',
  '<': '#lt;',
  '>': '#gt;',
  '`': '#96;',
  '\\': '#92;',
};

/** A name in quotes, in which Mermaid finds nothing of its own. */
function label(text: string): string {
  return `"${text.replace(/\p{Cc}+/gu, ' ').replace(/[#"&<>`\\]/g, (sign) => ENTITIES[sign]!)}"`;
}
