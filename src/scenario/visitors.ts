/** Ordinary travel: groups all of whose parties set out for a visit, and go home again, as they would at any time. */
import type { Scenario } from './scenario.js';

/**
 * Names of the groups that only visit, where there are others too; empty where all do or none does, since then there
 * is nothing to tell apart. Published counts of a border hold such travel, and a question is mostly of the others.
 */
export function visitorsOf({ groups }: Pick<Scenario, 'groups'>): ReadonlySet<string> {
  const visitors = groups.filter(({ goal }) => goal.visit === 1);
  return new Set(visitors.length < groups.length ? visitors.map(({ name }) => name) : []);
}
