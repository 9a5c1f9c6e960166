/**
 * The script inside a report's page. Without it the page is whole; with it charts answer to the pointer, time can be
 * narrowed, and pictures and numbers can be saved. It asks the network for nothing and compiles nothing.
 *
 *     page ─(1) show what needs a script→ buttons ─(2) charts, when they come near→ live
 *                                            └(3) a button → a file ; (4) an anchor → what it stands in is opened
 */
import { announce, type Element, type Event, here } from './live/dom.js';
import { mount } from './live/mount.js';
import { ACTS } from './live/save.js';

const { document } = here;

/** Charts come to life this far before they are seen. */
const NEAR = '600px';

function start(): void {
  // 1.
  for (const each of document.querySelectorAll('.tools, .scheme')) each.hidden = false;
  document.addEventListener('change', followScheme);
  // 2.
  const observer = new here.IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        void mount(target.dataset.chart ?? '');
      }
    },
    { rootMargin: NEAR },
  );
  for (const place of document.querySelectorAll('[data-chart]')) observer.observe(place);
  // 3.
  document.addEventListener('click', (event) => void act(event));
  document.addEventListener('focusin', wake);
  document.addEventListener('keydown', hideTip);
  // 4.
  here.addEventListener('hashchange', openTarget);
  openTarget();
  document.getElementById('main')?.setAttribute('data-live', 'ready');
}

function followScheme({ target }: Event): void {
  const field = target as Element;
  if (field.id !== 'scheme') return;
  if (field.value === '') document.documentElement.removeAttribute('data-scheme');
  else document.documentElement.setAttribute('data-scheme', field.value);
}

async function act({ target }: Event): Promise<void> {
  const button = (target as Element).closest('[data-act]');
  const run = ACTS[button?.dataset.act ?? ''];
  if (!button || !run) return;
  try {
    await run(button.dataset.of ?? '');
  } catch (error) {
    announce(`That did not work: ${String(error)}`);
  }
}

/** A slider that is reached by keyboard needs its chart, however far that is. */
function wake({ target }: Event): void {
  const name = (target as Element).dataset?.of;
  if (name && document.getElementById(`chart-${name}`)) void mount(name);
}

function hideTip({ key }: Event): void {
  const tip = document.getElementById('tip');
  if (key === 'Escape' && tip) tip.hidden = true;
}

/** What an address points into may be folded away. */
function openTarget(): void {
  const target = document.getElementById(decodeURIComponent(here.location.hash.slice(1)));
  for (let each = target; each; each = each.parentElement) if (each.tagName === 'DETAILS') each.open = true;
  target?.scrollIntoView();
}

start();
