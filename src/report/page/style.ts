/** The page's look: light and dark, from phones to print. */
import { BLUE, INK } from '../theme.js';

/** What the inks of the drawings become in the dark. */
const DARK = {
  paper: '#14181d',
  text: '#e6e9ed',
  soft: '#a9b2bc',
  line: '#6b7580',
  grid: '#2b3138',
  void: '#1f252b',
} as const;

/** Drawings carry their colours as attributes; a rule of style outweighs an attribute. */
const darkInks = (Object.keys(DARK) as (keyof typeof DARK)[])
  .map(
    (ink) =>
      `.chart [fill="${INK[ink]}"]{fill:${DARK[ink]}}.chart [stroke="${INK[ink]}"]{stroke:${DARK[ink]}}`,
  )
  .concat(
    // The darkest of the categories, a little lighter.
    `.chart [fill="${BLUE}"]{fill:#3d9ddb}.chart [stroke="${BLUE}"]{stroke:#3d9ddb}`,
  )
  .join('');

const variables = (inks: Readonly<Record<keyof typeof DARK, string>>) =>
  Object.entries(inks)
    .map(([name, value]) => `--${name}:${value};`)
    .join('');

export const STYLE = `
:root{color-scheme:light dark;${variables(INK)}--link:#0a5a9c;--met:#0a6b3f;--missed:#a8430b}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--text);font:16px/1.55 system-ui,"DejaVu Sans",sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:984px;margin:0 auto;padding:0 16px}
header{padding-top:32px}
h1{font-size:clamp(1.5rem,5vw,2.2rem);line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.45rem;line-height:1.25;margin:3.2rem 0 .6rem;padding-top:.8rem;border-top:1px solid var(--grid)}
h3{font-size:1.1rem;line-height:1.35;margin:0 0 .3rem}
p{margin:.5rem 0;max-width:72ch}
.how{max-width:none}
a{color:var(--link)}
.lead{font-size:1.15rem}
.soft,figcaption,.how{color:var(--soft);font-size:.875rem}
.skip{position:absolute;left:-9999px}
.skip:focus{left:16px;top:8px;background:var(--paper);padding:.5rem;z-index:2}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding:0;list-style:none;margin:1rem 0}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(210px,1fr));gap:12px;margin:1.2rem 0}
.figures div{border:1px solid var(--grid);border-radius:6px;padding:10px 12px}
.figures dt{color:var(--soft);font-size:.875rem}
.figures dd{margin:0}
.figures .value{font-size:1.3rem;font-weight:600;line-height:1.3}
figure{margin:2rem 0 2.6rem}
.chart,.scroll{overflow-x:auto;max-width:100%}
.chart svg{display:block;background:none!important;max-width:100%;height:auto;min-width:680px}
details{margin:.4rem 0}
summary{cursor:pointer;color:var(--link);font-size:.875rem}
table{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums}
.scroll{max-height:26rem;overflow-y:auto}
.scroll.tall{max-height:none}
caption{text-align:left;color:var(--soft);padding:.3rem 0}
th,td{padding:.3rem .7rem .3rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--grid);overflow-wrap:break-word;min-width:5.5rem}
th{font-weight:600}
.number{text-align:right}
.met{color:var(--met);font-weight:600}
.missed{color:var(--missed);font-weight:600}
code{font:.85em ui-monospace,"DejaVu Sans Mono",monospace}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
#tip{position:fixed;z-index:3;pointer-events:none;max-width:min(320px,90vw);background:var(--paper);color:var(--text);border:1px solid var(--line);border-radius:4px;padding:.4rem .6rem;font-size:.8125rem;box-shadow:0 2px 8px #0004}
#tip[hidden]{display:none}
#tip td{border:0;padding:.05rem .6rem .05rem 0;min-width:0}
#tip td:first-child{color:var(--soft)}
@media (prefers-color-scheme:dark){:root{${variables(DARK)}--link:#7fb8ee;--met:#5fce9b;--missed:#ff9d66}${`@media screen{${darkInks}}`}}
@media (max-width:480px){body{font-size:15px}.figures{grid-template-columns:1fr 1fr}.figures .value{font-size:1.1rem}}
@media print{
:root{color-scheme:light;${variables(INK)}--link:${INK.text}}
@page{margin:14mm}
body{font-size:10pt}
header,main,footer{max-width:none;padding:0}
nav,.skip,#tip,.chart+details{display:none}
h2,h3{break-after:avoid}
figure,.figures div,tr{break-inside:avoid}
.chart,.scroll{overflow:visible;max-height:none}
.chart svg{min-width:0;width:100%;max-height:225mm}
details>*{font-size:8pt}
}`.trim();
