import { beforeAll, describe, expect, it } from 'vitest';
import { summaryOf } from '../../src/experiment/summary.js';
import { kept } from '../../src/node/kept.js';
import { syntheticResults } from '../support/results.js';
import { contents, workshop } from './command.js';

/** Reports are drawn in test/long: here nothing is simulated, and no chart is drawn. */
describe('onward report', () => {
  const shop = workshop();

  beforeAll(() => {
    const results = syntheticResults({
      days: 2,
      crossings: ['Ozinki'],
      cities: ['Oral'],
      groups: ['men by car'],
    });
    shop.write('kept/summary.json', JSON.stringify(summaryOf(results)));
    for (const [name, content] of kept(results)) shop.write(`kept/${name}`, content);
    shop.write('tiny.yaml', 'onward: 1\n');
    shop.write('house.yaml', 'light: {txt: "#101010"}\n');
    shop.write('broken/run/results.json.gz', 'not gzip');
  });

  it('writes what a map tool reads beside the report, from what the run has kept', async () => {
    const { code, out, err } = await shop.onward('report', 'kept', '--format', 'flowmap');
    expect([code, out, err]).toEqual([0, '', expect.stringContaining('2 files in ')]);
    const { 'flows.csv': flows, 'locations.csv': locations } = contents(`${shop.folder()}/kept-flowmap`);
    expect(locations).toMatch(/^id,name,lat,lon\r\n1,"/u);
    expect(flows).toMatch(/^origin,dest,count,time\r\n/u);
  });

  it.each([
    [['report', 'nowhere'], 'There is no folder nowhere'],
    [['report', 'tiny.yaml'], 'to simulate a scenario: onward run'],
    [['report', 'broken'], 'is damaged'],
    [['report', 'kept', '--theme', 'house.yaml'], 'house.yaml:1:9: light.txt: '],
    [['report', 'kept', '--only', 'queue', '--format', 'svg'], 'Did you mean queues?'],
    [['report', 'kept', '--format', 'flowmap', '--out', 'kept'], 'is the folder of a report'],
  ])('refuses %j with exit code 2, and says what to do', async (args, words) => {
    const { code, out, err } = await shop.onward(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
    expect(err).not.toMatch(/\n\s+at /u);
  });
});
