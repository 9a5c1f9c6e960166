import { readFileSync } from 'node:fs';

/** Version of this package: the nearest `package.json` above this file, which may stand in `src/` or in `dist/`. */
export function version(): string {
  for (const up of ['../', '../../', '../../../']) {
    try {
      const found: unknown = JSON.parse(readFileSync(new URL(`${up}package.json`, import.meta.url), 'utf8'));
      const { name, version } = found as { name?: unknown; version?: unknown };
      if (name === 'onward' && typeof version === 'string') return version;
    } catch {
      // One folder further up.
    }
  }
  throw new Error('the package.json of onward is missing');
}
