import { describe, expect, inject, it } from 'vitest';
import { compile } from '../../src/compile/compile.js';
import { simulate } from '../../src/engine/simulate.js';
import { threads } from '../../src/node/threads.js';
import { readScenario } from '../../src/scenario/read.js';
import { executorContract } from '../experiment/executor.contract.js';
import { TINY } from './command.js';

const { scenario } = readScenario(TINY, { file: 'tiny.yaml' });
const network = compile(scenario!);
/** The engine refuses a layout that it does not know. */
const failing = { ...network, version: 99 };

describe.each([1, 2])('%i threads', (jobs) => {
  it('are built', () => expect(inject('buildFailure')).toBe(''));

  executorContract({ make: () => threads(jobs), network, expected: simulate, failing });
});
