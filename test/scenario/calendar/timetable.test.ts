import { describe, expect, it } from 'vitest';
import { readTimetable } from '../../../src/scenario/calendar/timetable.js';
import { refusal, valueIn, world } from '../expression/world.js';

const HOUR = 3600;
const DAY = 24 * HOUR;
const context = world({ often: '6 h' });
const week = { ...context, until: 7 * DAY };
const read = (text: string, within = week) => valueIn(readTimetable(text, within)).map((time) => time / HOUR);

describe('timetables', () => {
  // The run begins on Monday, 19 September 2022, at 00:00.
  it.each([
    ['daily 14:10', [0, 1, 2, 3, 4, 5, 6].map((day) => day * 24 + 14 + 10 / 60)],
    ['We,Su 05:00', [53, 149]],
    ['Mo-Tu 09:00,18:00', [9, 18, 33, 42]],
    ['Sa-Mo 09:00', [9, 129, 153]],
    ['2022-09-24 12:00', [132]],
    ['2022-09-24T12:00', [132]],
    ['2022-09-24,2022-09-25 12:00', [132, 156]],
    ['We 05:00; 2022-09-24 12:00; Mo 06:00', [6, 53, 132]],
    ['We 05:00; We 05:00', [53]],
    ['every 2 days', [0, 48, 96, 144]],
    ['every 2 days from 2022-09-20T06:00', [30, 78, 126]],
    ['every 2 days from 2022-09-20 06:00 until 2022-09-23', [30, 78]],
    ['every often until 2022-09-20', [0, 6, 12, 18]],
    ['daily 12:00 from 2022-09-23', [108, 132, 156]],
    ['daily 00:00 from 2022-09-23', [96, 120, 144]],
    ['daily 12:00 until 2022-09-21', [12, 36]],
    ['daily 00:00 until 2022-09-21', [0, 24]],
    ['daily 12:00 except 2022-09-20,2022-09-21,2022-09-22', [12, 84 + 24, 132, 156]],
    ['daily 12:00 until 2022-09-24 except 2022-09-20 from 2022-09-19T13:00', [60, 84, 108]],
    ['daily 12:00 except We-Su', [12, 36]],
    ['Sep 19-20,Sep 22 12:00', [12, 36, 84]],
    ['2022-09-19-2022-09-25 12:00 except Sep 20-24', [12, 156]],
    ['daily 12:00 from 2022-09-24; daily 06:00 until 2022-09-20', [6, 132, 156]],
    ['2022-09-24 12:00; daily 06:00 until 2022-09-20;', [6, 132]],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual(expected.map((hour) => expect.closeTo(hour, 9)));
  });

  it('reaches back into the warm-up and stops before the end', () => {
    const warm = { ...context, from: -DAY, until: DAY };
    expect(read('daily 00:00', warm)).toEqual([-24, 0]);
    expect(read('every 9 h', warm)).toEqual([-18, -9, 0, 9, 18]);
  });

  it.each([
    [
      '',
      'a timetable is expected, nothing stands here; write for example daily 14:10, We,Su 05:00, every 2 h, or 2022-09-24 12:00',
    ],
    [
      'daily',
      'a timetable is expected, "daily" is not understood; write for example daily 14:10, We,Su 05:00, every 2 h, or 2022-09-24 12:00',
    ],
    [
      '2022-09-24',
      'a timetable is expected, "2022-09-24" is not understood; write the time of day too: 2022-09-24 12:00',
    ],
    ['daily 25:00', '"25:00" is not a time of day; the time of day runs from 00:00 to 23:59'],
    ['daily 24:00', '"24:00" is not a time of day; the time of day runs from 00:00 to 23:59'],
    ['daily 14:10-15:10', '"14:10-15:10" is not a time of day; the time of day runs from 00:00 to 23:59'],
    ['weekly 14:10', 'a timetable is expected, "weekly 14:10" is not understood; write the day: Mo 14:10'],
    ['Wed 14:10', '"Wed" is not a day; did you mean We?'],
    ['every 0 h', '"0 h" is not an interval above 0; write for example every 2 h'],
    ['every -2 h', '"-2 h" is not an interval above 0; write for example every 2 h'],
    ['every 2 km', 'a duration is expected, "2 km" is a distance; write for example 9 min'],
    ['every 1 s', 'a timetable has at most 100000 departures within the run'],
    [
      'every 1 month',
      'month is not a unit of the language; a month has no fixed length; write 30 days or 4 weeks',
    ],
    ['daily 12:00 from Monday', 'a date is expected, "Monday" is none; write 2022-09-27 or 2022-09-27T09:00'],
    ['daily 12:00 from 2022-09-20 from 2022-09-21', '"from" is written twice; join two timetables with ;'],
    ['daily 12:00 except 2022-09-31', '"2022-09-31" is no date: this month has 30 days'],
    [
      '2022-10-24 12:00',
      '"2022-10-24 12:00" has no departure within the run (2022-09-19T00:00+03:00 to 2022-09-26T00:00+03:00)',
    ],
    [
      'Mo 12:00 except 2022-09-19',
      '"Mo 12:00 except 2022-09-19" has no departure within the run (2022-09-19T00:00+03:00 to 2022-09-26T00:00+03:00)',
    ],
  ])('says of %s what is wrong', (text, expected) => {
    expect(refusal(readTimetable(text, week))).toBe(expected);
  });

  it('refuses a hundred thousand departures within a second', () => {
    const begin = performance.now();
    const minutes = Array.from(
      { length: 1400 },
      (_, i) => `${Math.floor(i / 60)}:${String(i % 60).padStart(2, '0')}`,
    );
    const text = `daily ${minutes.join(',')}`;
    expect(refusal(readTimetable(text, { ...context, until: 100 * DAY }))).toBe(
      'a timetable has at most 100000 departures within the run',
    );
    expect(refusal(readTimetable('every 1e-300 s', week))).toMatch('at most 100000 departures');
    expect(refusal(readTimetable('daily 12:00;'.repeat(900), week))).toMatch('at most 10000 characters');
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});
