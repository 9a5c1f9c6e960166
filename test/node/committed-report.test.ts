import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Summary } from '../../src/experiment/results.js';
import { readScenarioFile } from '../../src/node/files.js';
import { version } from '../../src/node/version.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const report = path.join(root, 'reports', 'kazakhstan-2022', 'summary.json');

/** `npm start` makes it anew; `test/long/` compares it byte by byte. */
describe('the report in the repository', () => {
  it('is of the scenario, the version and the replications that stand beside it', () => {
    const summary = JSON.parse(readFileSync(report, 'utf8')) as Summary;
    const { hash } = readScenarioFile(path.join(root, 'scenarios', 'kazakhstan-2022.yaml'));
    expect(summary).toMatchObject({
      scenario: { file: 'kazakhstan-2022.yaml', whatIf: '', hash },
      version: version(),
      seed: '1',
      replications: 20,
    });
  });
});
