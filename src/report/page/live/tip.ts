/** Shows the values under the pointer, as text. */
import { type Element, here } from './dom.js';

/** Vega's tooltip handler: `value` is what the mark tells, nothing where there is no mark. */
export function tell(
  _: unknown,
  event: { clientX: number; clientY: number },
  _item: unknown,
  value: unknown,
): void {
  const { document } = here;
  const tip = document.getElementById('tip');
  if (!tip) return;
  if (value === null || value === undefined || value === '') {
    tip.hidden = true;
    return;
  }
  const rows = typeof value === 'object' ? Object.entries(value) : [['', String(value)]];
  const table = document.createElement('table');
  table.append(...rows.map(([name, text]) => row([name, String(text)])));
  tip.replaceChildren(table);
  tip.hidden = false;
  const { clientWidth, clientHeight } = document.documentElement;
  tip.style.left = `${Math.max(4, Math.min(event.clientX + 14, clientWidth - tip.offsetWidth - 4))}px`;
  tip.style.top = `${Math.max(4, Math.min(event.clientY + 14, clientHeight - tip.offsetHeight - 4))}px`;
}

function row(texts: readonly string[]): Element {
  const made = here.document.createElement('tr');
  for (const text of texts) {
    const cell = here.document.createElement('td');
    cell.textContent = text;
    made.append(cell);
  }
  return made;
}
