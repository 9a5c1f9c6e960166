/** What is wrong with a name that refers to something. */
import type { Problem } from '../problem.js';
import { list, near, shorten } from './words.js';

export const undefinedName = (what: string, name: string, known: readonly string[]): Problem => ({
  code: 'undefined',
  message: `${shorten(name)} is not ${what}`,
  ...near(name, known, known.length === 0 ? undefined : `there are ${list(known)}`),
});

export const nameTwice = (name: string, one: string, other: string): Problem => ({
  code: 'name-twice',
  message: `${name} is the name of ${one} and of ${other}`,
  hint: 'names of places must differ',
});

export const serviceTwice = (name: string): Problem => ({
  code: 'name-twice',
  message: `two services have the name ${name}`,
});

export const noRegistrationBefore = (desk: string): Problem => ({
  code: 'stages',
  message: `the stages before ${desk} do not begin at a desk named registration`,
  hint: 'name the first desk registration, and let each later one come after another',
});

export const stageTwice = (after: string, one: string, other: string): Problem => ({
  code: 'stages',
  message: `${one} and ${other} both come after ${after}`,
  hint: `let ${other} come after ${one}`,
});

export const emptyCountry = (name: string, known: readonly string[]): Problem => ({
  code: 'unknown-name',
  message: `no origin, crossing, city or destination lies in ${name}`,
  expected: `one of ${list(known)}`,
  ...near(name, known),
});

export const noDocument = (name: string, held: readonly string[]): Problem => ({
  code: 'undefined',
  message: `no group holds the document ${shorten(name)}`,
  ...near(name, held, held.length === 0 ? undefined : `groups hold ${list(held)}`),
});

export const wrongPlace = (name: string, kind: string, allowed: readonly string[]): Problem => ({
  code: 'ends',
  message: `${name} is ${kind}, which cannot stand here`,
  expected: allowed.join(', '),
  found: kind,
});
