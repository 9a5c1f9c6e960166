import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Path of a built file: beside this one or above it in `dist/`, or in `dist/` where this one still stands in `src/`. */
export function builtFile(name: string): string {
  for (const folder of ['./', '../', '../../dist/']) {
    const file = fileURLToPath(new URL(`${folder}${name}`, import.meta.url));
    if (existsSync(file)) return file;
  }
  throw new Error(`${name} is not built: run \`npm run build\``);
}
