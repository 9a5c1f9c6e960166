/** What is wrong with the ways between places. */
import type { Problem } from '../problem.js';
import { list } from './words.js';

export const noWayOut = (group: string, origin: string, modes: readonly string[]): Problem => ({
  code: 'no-way-out',
  message: `${group} cannot leave ${origin}: no route or service for ${list(modes)} starts there`,
  hint: `add a route or a service from ${origin}`,
});

export const leadsNowhere = (crossing: string): Problem => ({
  code: 'leads-nowhere',
  message: `no route leads on from ${crossing}`,
  hint: `add a route from ${crossing} to a city or a destination`,
});

export const unreachable = (what: string, name: string): Problem => ({
  code: 'unreachable',
  message: `no route or service leads to the ${what} ${name}`,
});

export const noTimeInLoop = (places: readonly string[]): Problem => ({
  code: 'no-time-in-loop',
  message: `a party could go round in no time: ${list([...places, places[0] ?? ''], 6)}`,
  hint: 'give one of these routes a distance or a time of more than 0',
});

export const noPostForMode = (mode: string, crossing: string, post: string): Problem => ({
  code: 'no-post-for-mode',
  message: `${crossing} lets ${mode} pass at some posts but not at ${post}`,
  hint: `add ${mode} to ${post}, or remove it from the others`,
});

export const noWayOnWithoutCar = (crossing: string): Problem => ({
  code: 'leads-nowhere',
  message: `all routes on from ${crossing} are for cars, which those who change leave behind`,
  hint: `let the bus or people on foot use a route from ${crossing}, such as by: [car, bus]`,
});

export const noLanesForChange = (mode: string, crossing: string, post: string): Problem => ({
  code: 'no-post-for-mode',
  message: `nobody can change to ${mode} at ${crossing}: ${post} has no lanes for it`,
  hint: `add ${mode} to ${post}`,
});

export const sameEnds = (name: string): Problem => ({
  code: 'ends',
  message: `the way leads from ${name} to itself`,
});

export const bothDistanceAndTakes = (): Problem => ({
  code: 'distance-or-takes',
  message: 'a route has distance or takes, not both',
  hint: 'remove one of the two',
});

export const neitherDistanceNorTakes = (): Problem => ({
  code: 'distance-or-takes',
  message: 'a route needs distance or takes',
  hint: 'write for example distance: 260 km',
});

export const speedWithoutDistance = (): Problem => ({
  code: 'distance-or-takes',
  message: 'speed needs distance',
  hint: 'write distance in place of takes',
});

export const speedOfOther = (mode: string, modes: readonly string[]): Problem => ({
  code: 'speed',
  message: `${mode} does not use this route`,
  expected: `one of ${list(modes)}`,
  found: mode,
  hint: `add it: by: [${[...modes, mode].join(', ')}]`,
});
