/** The page's look: light and dark, from phones to print. */

import { INK } from '../theme.js';
import { type Inks, STANDARD, type Theme } from '../theme-file.js';

const NAMES = Object.keys(INK) as (keyof Inks)[];

const variables = (inks: Inks) => NAMES.map((name) => `--${name}:${inks[name]};`).join('');

/** Drawings carry their colours as attributes; a rule of style outweighs an attribute. */
function darkInks({ light, dark, categories, darkCategories }: Theme, root: string): string {
  const rule = (from: string, to: string) =>
    from === to
      ? ''
      : `${root} .chart [fill="${from}"]{fill:${to}}${root} .chart [stroke="${from}"]{stroke:${to}}`;
  return [
    ...NAMES.map((name) => rule(light[name], dark[name])),
    ...categories.map((color, i) => rule(color, darkCategories[i])),
  ].join('');
}

const LIGHT_REST = '--link:#0a5a9c;--met:#0a6b3f;--missed:#a8430b;';
const DARK_REST = '--link:#7fb8ee;--met:#5fce9b;--missed:#ff9d66;';

/** In the dark because the reader's system is, or because the reader chose so on the page. */
function grounds(theme: Theme): string {
  const dark = `color-scheme:dark;${variables(theme.dark)}${DARK_REST}--spark:${theme.darkCategories[0]};`;
  const light = `color-scheme:light;${variables(theme.light)}${LIGHT_REST}--spark:${theme.categories[0]};`;
  const bySystem = ':root:not([data-scheme="light"])';
  const byChoice = ':root[data-scheme="dark"]';
  return `:root{${light}}
@media screen and (prefers-color-scheme:dark){${bySystem}{${dark}}${darkInks(theme, bySystem)}}
@media screen{${byChoice}{${dark}}${darkInks(theme, byChoice)}}`;
}

const SCREEN = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--text);overflow-wrap:anywhere}
header,nav,main,footer{max-width:984px;margin:0 auto;padding:0 16px}
header{padding-top:24px}
h1{font-size:clamp(1.5rem,4.4vw,2.1rem);line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.45rem;line-height:1.25;margin:3.2rem 0 .6rem;padding-top:.8rem;border-top:1px solid var(--grid)}
#glance{margin:.4rem 0;padding:0;border:0;font-size:1.2rem}
.on-paper{display:none}
h3{font-size:1.1rem;line-height:1.35;margin:0 0 .3rem}
ul+h3,dl+h3,.scroll+h3{margin-top:1.2rem}
p{margin:.5rem 0;max-width:72ch}
li{max-width:80ch;margin:.2rem 0}
.how{max-width:none}
a{color:var(--link)}
.lead{font-size:1.2rem;line-height:1.45;font-weight:500;max-width:78ch}
.soft,figcaption,.how{color:var(--soft);font-size:.875rem}
.skip,.unseen{position:absolute;left:-9999px}
.skip:focus{left:16px;top:8px;background:var(--paper);padding:.5rem;z-index:4}
.scheme{float:right;margin:.2rem 0 .5rem 1rem;font-size:.8125rem;color:var(--soft)}
nav{position:sticky;top:0;z-index:2;background:var(--paper)}
nav ul{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;padding:.45rem 0;list-style:none;margin:.4rem 0;border-bottom:1px solid var(--grid);font-size:.9rem}
section,figure,details,tr{scroll-margin-top:4.5rem}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(180px,1fr));gap:8px;margin:1rem 0}
.figures div{border:1px solid var(--grid);border-radius:6px;padding:7px 10px}
.figures dt,.figures dt a{color:var(--soft);font-size:.8125rem;line-height:1.35}
.figures dd{margin:0}
.figures .value{display:block;font-size:1.03rem;font-weight:600;line-height:1.4}
.interval{display:block;font-size:.8125rem}
.figures .rests{display:block;margin-top:3px;color:var(--soft);font-size:.6875rem;line-height:1.5}
.figures .rests a{color:inherit;text-decoration:none}
.figures .rests a:hover,.figures .rests a:focus{text-decoration:underline}
.spark{display:block;width:100%;height:24px;margin-top:4px}
.spark path{fill:none;stroke:var(--spark);stroke-width:1.5;vector-effect:non-scaling-stroke}
figure{margin:2rem 0 2.6rem}
.chart,.scroll{overflow-x:auto;max-width:100%}
.chart svg{display:block;background:none!important;max-width:100%;height:auto;min-width:680px}
.tools,.controls{display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:center;font-size:.8125rem;color:var(--soft);margin:.3rem 0}
.tools[hidden],.controls[hidden],.scheme[hidden]{display:none}
.zoom,.vega-bind{display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:center}
.zoom label,.vega-bind label{display:flex;gap:.4rem;align-items:center}
.vega-bind,.vega-bind label{max-width:100%}
.vega-bind label{flex-wrap:wrap}.vega-bind-name{white-space:nowrap}
.vega-bind select{min-width:0}
.zoom input{width:110px}
.vega-bind input[type=range]{width:min(320px,50vw)}
button,select{font:inherit;color:var(--link);background:var(--paper);border:1px solid var(--line);border-radius:4px;padding:.15rem .6rem;min-height:26px;max-width:100%}
button{cursor:pointer;white-space:nowrap}
.save{display:flex;flex-wrap:wrap;gap:.4rem}
details{margin:.4rem 0}
summary{cursor:pointer;color:var(--link);font-size:.875rem;padding:.15rem 0}
table{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums}
.scroll{max-height:26rem;overflow-y:auto}
.scroll.tall{max-height:none}
caption{text-align:left;color:var(--soft);padding:.3rem 0}
th,td{padding:.3rem .7rem .3rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--grid);overflow-wrap:break-word;min-width:5.5rem}
.compact th,.compact td{min-width:4.2rem}
th{font-weight:600}
thead th{position:sticky;top:0;background:var(--paper)}
.number{text-align:right}
.met{color:var(--met);font-weight:600}
.missed{color:var(--missed);font-weight:600}
code{font:.85em ui-monospace,"DejaVu Sans Mono",monospace}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
#tip{position:fixed;z-index:3;pointer-events:none;max-width:min(320px,90vw);background:var(--paper);color:var(--text);border:1px solid var(--line);border-radius:4px;padding:.4rem .6rem;font-size:.8125rem;box-shadow:0 2px 8px #0004}
#tip[hidden]{display:none}
#tip td{border:0;padding:.05rem .6rem .05rem 0;min-width:0}
#tip td:first-child{color:var(--soft)}
@media (max-width:700px){.chart::before{content:"The chart is wider than the screen: move it sideways.";display:block;position:sticky;left:0;width:max-content;max-width:100%;font-size:.75rem;color:var(--soft)}nav{position:static}}
@media (max-width:480px){body{font-size:15px}#published-table,#published-table :is(tbody,tr,td,th){display:block;min-width:0;border:0;padding:0}#published-table thead{display:none}#published-table tr{padding:.5rem 0;border-bottom:1px solid var(--grid)}#published-table td:nth-child(2)::before{content:"Published: "}#published-table td:nth-child(3)::before{content:"Simulated: "}#published-table td:nth-child(5)::before{content:"Source: "}.vega-bind input[type=range]{width:36vw}.figures{grid-template-columns:1fr 1fr}.figures .value{font-size:1rem}.scheme{float:none;margin:0 0 .6rem}}`;

/** Two charts to a page of A4, none of them cut; what only works on a screen is left out. */
const PRINT = `
@media print{
@page{margin:13mm}
html{font-size:12px}
body{font-size:12px;line-height:1.4}
header,main,footer,nav{max-width:none;padding:0}
nav,.skip,.scheme,.tools,.controls,.rests,.figures .rests,#tip,.chart~details,details:not([open]){display:none}
.on-paper{display:block}
h2{margin:1rem 0 .4rem;padding-top:.5rem}
h2,h3,.how,caption{break-after:avoid}
p,li{max-width:none}
.how{font-size:10px;line-height:1.3;margin:.2rem 0}
figcaption{font-size:9px}
figure{margin:0 0 1rem}
figure,.figures div,tr{break-inside:avoid}
.figures{grid-template-columns:repeat(5,1fr);gap:6px}
.figures .value{font-size:1.05rem}
.chart,.scroll{overflow:visible;max-height:none}
.chart::before{display:none}
.chart svg{min-width:0;width:auto;max-width:100%;max-height:97mm;margin:0}
.chart.tall svg{max-height:225mm}
thead{display:table-header-group}
thead th{position:static}
table{width:100%}
th,td,.compact th,.compact td{min-width:0;padding:.1rem .5rem .1rem 0;font-size:10px}
td .soft{font-size:9px}
.wide th:first-child{width:42%}
a{text-decoration:none;color:inherit}
}`;

export function styleOf(theme: Theme = STANDARD): string {
  const font = theme === STANDARD ? 'system-ui,"DejaVu Sans",sans-serif' : theme.font;
  return `${grounds(theme)}${SCREEN}body{font:16px/1.55 ${font}}${PRINT}`.trim();
}
