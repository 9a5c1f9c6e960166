import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { BIN, TINY, workshop } from '../node/command.js';
import { bytesOf } from './runs.js';

const example = (name: string) =>
  fileURLToPath(new URL(`../../docs/guides/examples/${name}`, import.meta.url));

describe('the examples of the guide on many machines', () => {
  const shop = workshop();
  beforeAll(async () => {
    shop.write('my.yaml', TINY);
    const { code } = await shop.onward('run', 'my.yaml', '--replications', '8', '--out', 'whole');
    expect(code).toBe(0);
  });
  const shell = (args: string[], env: Record<string, string> = {}) => {
    const { status, stderr } = spawnSync('bash', args, {
      cwd: shop.folder(),
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  };
  /** `npx onward` is the command that was built here. */
  const onward = `node ${BIN}`;

  it('run in parts with parallel or xargs', () => {
    shell([example('parallel.sh'), 'my.yaml', '8', '3', 'parallel'], { ONWARD: onward });
    expect(bytesOf(shop, 'parallel')).toEqual(bytesOf(shop, 'whole'));
  });

  it('run as the tasks of a Slurm array', () => {
    const text = readFileSync(example('slurm.sh'), 'utf8').replaceAll('npx onward', onward);
    for (const task of ['1', '2', '3'])
      shell(['-c', text], {
        SCENARIO: 'my.yaml',
        FOLDER: 'slurm',
        REPLICATIONS: '8',
        SLURM_CPUS_PER_TASK: '1',
        SLURM_ARRAY_TASK_ID: task,
        SLURM_ARRAY_TASK_COUNT: '3',
      });
    shell(['-c', `${onward} merge my.yaml slurm`]);
    expect(bytesOf(shop, 'slurm')).toEqual(bytesOf(shop, 'whole'));
  });

  it('run as the pods of a Kubernetes job', () => {
    const job = parse(readFileSync(example('kubernetes.yaml'), 'utf8'));
    expect(job).toMatchObject({ kind: 'Job', spec: { completionMode: 'Indexed', completions: 16 } });
    const command: string = job.spec.template.spec.containers[0].args[0];
    const here = command
      .replace('node /onward/bin/onward.js', onward)
      .replace('--replications 400 --jobs 2', '--replications 8 --jobs 1')
      .replace('))/16', '))/2');
    for (const index of ['0', '1']) shell(['-c', here], { JOB_COMPLETION_INDEX: index });
    shell(['-c', `${onward} merge my.yaml reports/my`]);
    expect(bytesOf(shop, 'reports/my')).toEqual(bytesOf(shop, 'whole'));
  });
});
