/** What would change it: the what-ifs that the scenario asks, and how their differences are had. */
import { quoted } from '../../experiment/alone.js';
import { quantity } from '../../experiment/format.js';
import type { Results } from '../../experiment/results.js';
import { elided, plain } from '../names.js';
import { type Html, html } from './html.js';

/** More are counted. */
const MOST = 12;
const LENGTH = 60;

/**
 * A run alone cannot tell what a change would do: for that the base and the what-if must meet the same parties. So the
 * page says which changes the scenario knows, and the command that tells their differences. Null where it knows none.
 */
export function whatWouldChangeIt({ whatIfs, scenario, path }: Results): Html | null {
  const others = whatIfs.filter((name) => name !== scenario.whatIf);
  if (others.length === 0) return null;
  const names = others.slice(0, MOST).map((name) => `“${elided(name, LENGTH)}”`);
  if (others.length > MOST) names.push(`${quantity(others.length - MOST, 'count')} more`);
  return html`<h3>What would change it</h3>
<p>The scenario asks what if: ${names.join(', ')}. What each changes, and how surely, this command tells and draws: <code>npx onward compare ${quoted(plain(path))} --out differences</code></p>
`;
}
