/** How every chart looks. The colours stand here once; the page's style gives them their counterparts in the dark. */

/** Inks and grounds of a chart on white. The page finds them in the drawing by these very values. */
export const INK = {
  paper: '#ffffff',
  text: '#1f2328',
  soft: '#57606a',
  line: '#8c959f',
  grid: '#e3e6ea',
  /** Ground of panels whose empty cells mean something. */
  void: '#f1f3f5',
} as const;

/**
 * Eight colours that people with the common kinds of colour blindness tell apart: the first six of M. Okabe and K. Ito,
 * "Color universal design", 2008. Their yellow is taken for orange by those who lack blue cones and hardly seen on white,
 * and black is left to the text: a grey and a dark brown stand in their places. A test measures all distances.
 */
export const CATEGORIES = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#cc79a7',
  '#e69f00',
  '#56b4e9',
  '#6e6e6e',
  '#661100',
] as const;

/** For what is the background of a question: ordinary travel. Lighter than every category, in grey print too. */
export const QUIET = '#bcc3ca';

export const BLUE = CATEGORIES[0];
export const VERMILION = CATEGORIES[1];

/** A sequential scale that is read alike in grey and by the colour-blind: viridis (Smith and van der Walt, 2015). */
export const SEQUENTIAL = 'viridis';

/** DejaVu Sans first: its widths are those that texts are measured with. */
export const FONT = "'DejaVu Sans', system-ui, sans-serif";

/** Width of a drawing (px): what a page 1,000 px wide holds beside its margins. */
export const WIDTH = 900;

/** Vega-Lite's configuration of all charts. */
export const CONFIG = {
  // The place of a chart has its name and role. Guides heed the first, marks the second.
  aria: false,
  mark: { aria: false },
  background: INK.paper,
  font: FONT,
  padding: { left: 4, right: 12, top: 4, bottom: 4 },
  view: { stroke: null },
  title: {
    anchor: 'start',
    frame: 'bounds',
    color: INK.text,
    fontSize: 17,
    fontWeight: 600,
    subtitleColor: INK.soft,
    subtitleFontSize: 12,
    subtitleLineHeight: 16,
    subtitlePadding: 6,
    offset: 14,
  },
  axis: {
    labelColor: INK.text,
    labelFontSize: 12,
    labelLimit: 400,
    titleColor: INK.soft,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    domainColor: INK.line,
    tickColor: INK.line,
    gridColor: INK.grid,
  },
  // A figure stands under its tick, at the ends too.
  axisXQuantitative: { labelFlush: false },
  header: {
    labelColor: INK.text,
    labelFontSize: 12,
    labelFontWeight: 600,
    labelLimit: 400,
    labelAnchor: 'start',
    titleColor: INK.soft,
  },
  legend: {
    labelColor: INK.text,
    labelFontSize: 12,
    labelLimit: 400,
    titleColor: INK.soft,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    symbolStrokeWidth: 2,
  },
  range: { category: [...CATEGORIES] },
  line: { strokeWidth: 1.8 },
  bar: { discreteBandSize: { band: 0.75 } },
} as const;
