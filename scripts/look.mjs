/**
 * Draws a report to look at: `node --import tsx scripts/look.mjs FOLDER [RESULTS.json]`, from results made by formulas
 * unless a file of results is given. Every chart is also written as PNG, at one and a half times its size.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { build } from 'esbuild';
import { reportFiles } from '../src/report/files.ts';
import { syntheticResults } from '../test/support/results.ts';

const [folder, file, ...flags] = process.argv.slice(2);
if (folder === undefined) throw new Error('say where to put the report');
const replications = flags.includes('--one') ? 1 : 20;
const results =
  file && file !== '-' ? JSON.parse(readFileSync(file, 'utf8')) : syntheticResults({ replications });
const bundle = await build({
  entryPoints: ['src/report/page/runtime.ts'],
  bundle: true,
  write: false,
  minify: true,
  format: 'iife',
  platform: 'browser',
  external: ['canvas'],
  logLevel: 'warning',
});
const runtime = bundle.outputFiles[0].text;
for (const { path: name, text } of await reportFiles(results, { runtime })) {
  const target = path.join(folder, name);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  if (!name.endsWith('.svg')) continue;
  const options = {
    font: { loadSystemFonts: true, defaultFontFamily: 'DejaVu Sans' },
    fitTo: { mode: 'zoom', value: 1.5 },
  };
  writeFileSync(target.replace(/\.svg$/, '.png'), new Resvg(text, options).render().asPng());
}
console.error(`${folder}: page of ${(runtime.length / 1000).toFixed(0)} kB script`);
