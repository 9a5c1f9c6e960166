/** Writes the pages of `docs/reference/` that are made from the sources: `npm run docs`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { languageReference } from './reference/language.js';
import { measuresReference } from './reference/measures.js';

const folder = new URL('../docs/reference/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('language.md', folder), languageReference());
writeFileSync(new URL('measures.md', folder), measuresReference());
