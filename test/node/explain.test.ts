import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { TINY, workshop } from './command.js';

describe('onward explain', () => {
  const { onward, write } = workshop();
  beforeAll(() => {
    write('tiny.yaml', TINY);
    write('more.yaml', 'base: tiny.yaml\nset: {cities.Oral.lodging.hotels.beds: 600}\n');
  });

  it('prints the scenario, which is one again', async () => {
    const { code, out, err } = await onward('explain', 'tiny.yaml');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(parse(out)).toEqual(parse(TINY));
    write('again.yaml', out);
    expect((await onward('check', 'again.yaml')).code).toBe(0);
  });

  it('prints it with a what-if in it, and the changes as a comment', async () => {
    const { out } = await onward('explain', 'tiny.yaml', '--what-if', 'two more lanes');
    expect(out).toContain(
      '# two more lanes, against its base\n#   crossings.Mashtakovo.posts.exit.car.lanes: 2 → 4 (+2)\n',
    );
    expect(parse(out)).not.toHaveProperty('what-ifs');
    expect(parse(out).crossings.Mashtakovo.posts.exit.car.lanes).toBe(4);
  });

  it('prints a file with a base as one whole scenario', async () => {
    const { out } = await onward('explain', 'more.yaml', '--as', 'json');
    const base = parse(TINY);
    base.cities.Oral.lodging.hotels.beds = 600;
    expect(JSON.parse(out)).toEqual(base);
    expect((await onward('explain', 'more.yaml', '--as', 'words')).out).toBe(
      'One crossing\n\nmore, against its base\n  cities.Oral.lodging.hotels.beds: 500 → 600 (+100)\n',
    );
  });

  it('draws the network of places, and tells machines all at once', async () => {
    const { out } = await onward('explain', 'tiny.yaml', '--as', 'mermaid');
    expect(out).toMatch(/^flowchart LR\n/);
    expect((await onward('explain', 'tiny.yaml', '--as', 'svg')).out).toMatch(/^<svg .*<\/svg>\n$/s);
    const { out: all } = await onward('explain', 'tiny.yaml', '--json', '--what-if', 'two more lanes');
    expect(JSON.parse(all)).toMatchObject({
      name: 'tiny.yaml',
      whatIf: 'two more lanes',
      changes: ['crossings.Mashtakovo.posts.exit.car.lanes: 2 → 4 (+2)'],
      scenario: { onward: 1 },
      drawing: out,
    });
  });

  it('explains nothing that has errors, and no form that it does not know', async () => {
    write('wrong.yaml', TINY.replace('8 min', '8 km'));
    expect(await onward('explain', 'wrong.yaml')).toMatchObject({ code: 2, out: '' });
    expect(await onward('explain', 'tiny.yaml', '--as', 'png')).toMatchObject({ code: 2, out: '' });
  });
});

describe('onward evidence', () => {
  const { onward, write } = workshop();
  const long = 'word '.repeat(60);
  beforeAll(() =>
    write(
      'tiny.yaml',
      TINY.replace('lanes: 2,', `lanes: {value: 2, source: press, note: "${long}"},`)
        .replace('500,', '{value: 500, source: estimate},')
        .replace('260 km', '{value: 260 km, source: fitted, range: [250 km, 400 km]}'),
    ),
  );

  it('counts and lists every value by what it rests on, in 80 columns', async () => {
    const { code, out } = await onward('evidence', 'tiny.yaml');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^tiny\.yaml: (\d+) values\n\(in brackets: the range .*\)\n\n +1 {2}with a source\n +1 {2}estimated/,
    );
    expect(out).toContain('  press: A newspaper\n    crossings.Mashtakovo.posts.exit.car.lanes: 2\n');
    expect(out).toContain('Assumed, without a source');
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(out.match(/\bword\b/g)).toHaveLength(60);
  });

  it('gives machines the same, with the counts', async () => {
    const { counts, values, sources } = JSON.parse((await onward('evidence', 'tiny.yaml', '--json')).out);
    expect(counts.source + counts.estimate + counts.fitted + counts.assumption).toBe(values.length);
    expect(values).toContainEqual({
      path: 'cities.Oral.lodging.hotels.beds',
      text: '500',
      source: 'estimate',
      note: '',
      kind: 'estimate',
    });
    expect(sources[0].title).toBe('A newspaper');
  });

  it('shows the range beside each value that states one, to people and to machines', async () => {
    expect((await onward('evidence', 'tiny.yaml')).out).toContain('distance: 260 km [250 km to 400 km]\n');
    const { values } = JSON.parse((await onward('evidence', 'tiny.yaml', '--json')).out);
    const stated = values.filter(({ range }: { range?: string[] }) => range !== undefined);
    expect(stated.map(({ range }: { range: string[] }) => range)).toEqual([['250 km', '400 km']]);
  });

  it('a value that a what-if writes is listed as the what-if leaves it', async () => {
    const { out } = await onward('evidence', 'tiny.yaml', '--what-if', 'two more lanes');
    expect(out).toContain('crossings.Mashtakovo.posts.exit.car.lanes: 4');
  });
});

describe('onward new', () => {
  const { onward, write, folder } = workshop();

  it('writes a scenario that checks and runs', async () => {
    expect(await onward('new', 'mine.yaml')).toMatchObject({ code: 0, out: '' });
    expect((await onward('check', 'mine.yaml')).err).toBe('');
    const { code, out } = await onward('run', 'mine.yaml', '--replications', '2', '--no-report', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out).metrics['countries.Southland.entries'].mean).toBeGreaterThan(1000);
  });

  it('never replaces what is there: a file, a folder, a link that leads nowhere', async () => {
    write('taken.yaml', 'mine\n');
    mkdirSync(path.join(folder(), 'folder'));
    symlinkSync('nowhere.yaml', path.join(folder(), 'link.yaml'));
    for (const name of ['taken.yaml', 'folder', 'link.yaml']) {
      const { code, err } = await onward('new', name);
      expect(code).toBe(2);
      expect(err).toContain(`${name} is there already`);
    }
    expect(readFileSync(path.join(folder(), 'taken.yaml'), 'utf8')).toBe('mine\n');
  });

  it('says so where it cannot write', async () => {
    const { code, err } = await onward('new', 'no/folder/mine.yaml');
    expect(code).toBe(2);
    expect(err).toContain('no such file or folder');
  });
});
