import { describe, expect, it } from 'vitest';
import { TINY, workshop } from './command.js';

/** Two lanes for a crowd, some of whom give up; few beds; no way to hold more than a hundred in the queue of a post. */
const CROWDED = TINY.replace('goal:', 'patience: exponential(3 h)\n    goal:')
  .replace('lanes: 2,', 'lanes: 2, room: 20 parties,')
  .replace('400/day', '600/day')
  .replace('beds: 500', 'beds: 60');
const STATION = 'crossings.Mashtakovo.exit.car';

describe('onward trace', () => {
  const { write, onward } = workshop();
  const trace = (...args: string[]) => onward('trace', ...args);
  const records = (text: string) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('tells the way of a party in words, on the clock of the scenario', async () => {
    write('tiny.yaml', TINY);
    const { code, out, err } = await trace('tiny.yaml', '--party', '40', '--quiet');
    expect([code, err]).toEqual([0, '']);
    const [head, ...lines] = out.trim().split('\n');
    expect(head).toMatch(/^Party 40: families from Samara, [12] persons?\. Times are UTC\+3, 2022\.$/);
    expect(lines[0]).toMatch(/^19 Sep \d\d:\d\d {2}sets out for Mashtakovo by car$/);
    expect(lines[1]).toMatch(/joins the queue at Mashtakovo, exit post, by car( \(party of 2\))?$/);
    expect(lines.join('\n')).toMatch(/is through Mashtakovo, exit post, by car after \d/);
    expect(lines.join('\n')).toMatch(/enters Kazakhstan\n.*sets out for Oral by car\n.*arrives in Oral/);
    expect(lines.at(-1)).toMatch(/settles for good$|still stays when the run ends$/);
  });

  it('gives every step of the way as JSON lines, the same bytes each time and other ones for another seed', async () => {
    write('tiny.yaml', TINY);
    const call = ['tiny.yaml', '--party', '40', '--json'];
    const [first, second, other] = await Promise.all([
      trace(...call),
      trace(...call),
      trace(...call, '--seed', '2'),
    ]);
    expect(first.out).toBe(second.out);
    expect(first.out).not.toBe(other.out);
    const steps = records(first.out);
    const times = steps.map(({ time }) => time);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(steps.map(({ party }) => party))).toEqual(new Set([40]));
    for (const { time, at } of steps)
      expect((Date.parse(at) - Date.parse('2022-09-19T00:00+03:00')) / 1000).toBeCloseTo(time, 2);
    const serve = steps.find(({ does }) => does === 'SERVE');
    expect(serve.words).toEqual([expect.stringContaining('joins the queue at Mashtakovo')]);
  });

  it('numbers parties from 1 to as many as came, and refuses the next', async () => {
    write('tiny.yaml', TINY);
    const { code, err, out } = await trace('tiny.yaml', '--party', '100000');
    expect([code, out]).toEqual([2, '']);
    const came = Number(/: (\d+) parties came in replication 1\.\n$/.exec(err)?.[1]);
    expect(came).toBeGreaterThan(600);
    expect((await trace('tiny.yaml', '--party', `${came}`)).code).toBe(0);
    expect((await trace('tiny.yaml', '--party', `${came + 1}`)).code).toBe(2);
    expect((await trace('tiny.yaml', '--party', '0')).code).toBe(2);
  });

  it('lists the visits to a station, as many of each end as the run counts', async () => {
    write('crowded.yaml', CROWDED);
    const [visits, run] = await Promise.all([
      trace('crowded.yaml', '--station', STATION, '--json', '--replication', '3'),
      onward('run', 'crowded.yaml', '--only', '3', '--json', '--no-report', '--quiet'),
    ]);
    const outcomes = records(visits.out).map(({ outcome }) => outcome);
    const { metrics } = JSON.parse(run.out);
    for (const outcome of ['served', 'reneged', 'balked']) {
      const count = outcomes.filter((each) => each === outcome).length;
      expect(count, outcome).toBeGreaterThan(0);
      expect(count, outcome).toBe(metrics[`${STATION}.${outcome}`].mean);
    }
  });

  it('says who gave up, found no room and found no bed', async () => {
    write('crowded.yaml', CROWDED);
    const { out } = await trace('crowded.yaml', '--station', STATION);
    const party = (ending: RegExp) =>
      new RegExp(`party ([\\d,]+) \\(.*\\) ${ending.source}`).exec(out)![1]!.replace(',', '');
    const way = async (number: string) => (await trace('crowded.yaml', '--party', number)).out;
    expect(await way(party(/gives up after/))).toMatch(
      /gives up at Mashtakovo, .* after .*\n.*stays at home\n$/,
    );
    expect(await way(party(/finds no room/))).toMatch(/finds no room at Mashtakovo, exit post, by car\n/);
    const served = [...out.matchAll(/party ([\d,]+) \(.*is through/g)].at(-40)![1]!.replace(',', '');
    expect(await way(served)).toMatch(/spends the night in Oral without a bed\n/);
  });

  it('shows a stretch of time, from the first date up to the second', async () => {
    write('crowded.yaml', CROWDED);
    const day = ['--between', '2022-09-20', '2022-09-21T00:00+03:00'];
    const [whole, part] = await Promise.all([
      trace('crowded.yaml', '--station', STATION, '--json'),
      trace('crowded.yaml', '--station', STATION, '--json', ...day),
    ]);
    const inside = records(whole.out).filter(({ came }) => came >= 86_400);
    expect(inside.length).toBeGreaterThan(100);
    expect(records(part.out)).toEqual(inside);
  });

  it('follows a party under a what-if, which is the same party', async () => {
    write('tiny.yaml', TINY);
    const [base, more] = await Promise.all([
      trace('tiny.yaml', '--party', '300'),
      trace('tiny.yaml', '--party', '300', '--what-if', 'two more lanes'),
    ]);
    const [head, setsOut] = base.out.split('\n');
    expect(more.out.split('\n').slice(0, 2)).toEqual([head, setsOut]);
    expect(more.out).not.toBe(base.out);
  });

  it.each([
    [[], 'Say what to trace: --party N or --station NAME.'],
    [['--party', '3', '--station', STATION], 'mutually exclusive'],
    [['--station', 'crossings.Mashtakovo.exit.cat'], `Did you mean ${STATION}?`],
    [['--party', '3', '--between', 'today', '2022-09-21'], '--between: '],
    [['--party', '3', '--between', '2022-09-21', '2022-09-20'], 'is not after'],
  ])('refuses %j', async (args, message) => {
    write('tiny.yaml', TINY);
    const { code, err, out } = await trace('tiny.yaml', ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});
