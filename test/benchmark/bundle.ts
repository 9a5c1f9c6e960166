/** Bundles the contestants that are made of this project's sources, as `scripts/build.mjs` builds the command. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));

/** Builds `NAME.ts` beside this file into a new folder and returns it; the caller removes it. */
export async function bundle(names: readonly string[]): Promise<string> {
  const outdir = await mkdtemp(path.join(tmpdir(), 'onward-bench-'));
  await build({
    entryPoints: names.map((name) => path.join(here, `${name}.ts`)),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'warning',
    banner: {
      js: "import { createRequire as benchRequire } from 'node:module';const require = benchRequire(import.meta.url);",
    },
  });
  return outdir;
}
