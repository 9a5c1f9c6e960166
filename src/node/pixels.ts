/** Drawings as PNG, with the fonts that the package brings: the same on every machine, sharp on a projector. */
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';

/** Pixels to one of the drawing. */
const SCALE = 2;

const require = createRequire(import.meta.url);
const FONTS = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSans-Oblique.ttf'];

export function pngOf(svg: string): Uint8Array {
  const fontFiles = FONTS.map((name) => require.resolve(`dejavu-fonts-ttf/ttf/${name}`));
  const options = {
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' },
    fitTo: { mode: 'zoom' as const, value: SCALE },
  };
  return new Resvg(svg, options).render().asPng();
}
