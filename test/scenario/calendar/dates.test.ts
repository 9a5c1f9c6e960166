import { describe, expect, it } from 'vitest';
import { dateOf, readDate, readStart } from '../../../src/scenario/calendar/date.js';
import { refusal, valueIn, world } from '../expression/world.js';

const context = world();
const DAY = 86_400;

describe('dates', () => {
  it.each([
    ['2022-09-19', 0],
    ['2022-09-27', 8 * DAY],
    ['2022-09-27T09:00', 8 * DAY + 9 * 3600],
    ['2022-09-27 09:00', 8 * DAY + 9 * 3600],
    ['2022-09-27T09:00:30', 8 * DAY + 9 * 3600 + 30],
    ['2022-09-27T09:00Z', 8 * DAY + 12 * 3600],
    ['2022-09-27T09:00+05:00', 8 * DAY + 7 * 3600],
    ['2022-09-27T09:00+0530', 8 * DAY + 6.5 * 3600],
    ['2022-09-27T09:00-04', 8 * DAY + 16 * 3600],
    ['2022-09-19T00:00+03:00', 0],
    ['2022-09-01', -18 * DAY],
    ['2024-02-29', 528 * DAY],
    ['2000-02-29', -8238 * DAY],
  ])('reads %s as seconds from the start', (text, seconds) => {
    expect(valueIn(readDate(text, context))).toBe(seconds);
  });

  it.each([
    ['2022-02-30', '"2022-02-30" is no date: this month has 28 days'],
    ['2023-02-29', '"2023-02-29" is no date: this month has 28 days'],
    ['1900-02-29', '"1900-02-29" is no date: this month has 28 days'],
    ['2022-09-31', '"2022-09-31" is no date: this month has 30 days'],
    ['2022-09-00', '"2022-09-00" is no date: this month has 30 days'],
    ['2022-13-01', '"2022-13-01" is no date: there is no month 13'],
    ['2022-00-01', '"2022-00-01" is no date: there is no month 00'],
    ['2022-09-27T24:00', '"2022-09-27T24:00" is no date: the time of day runs from 00:00 to 23:59'],
    ['2022-09-27T09:60', '"2022-09-27T09:60" is no date: the time of day runs from 00:00 to 23:59'],
    ['2022-09-27T09:00+19:00', '"2022-09-27T09:00+19:00" is no date: there is no offset +19:00'],
    ['27.09.2022', 'a date is expected, "27.09.2022" is none; write 2022-09-27'],
    ['2022-9-27', 'a date is expected, "2022-9-27" is none; write 2022-09-27'],
    ['27 September 2022', 'a date is expected, "27 September 2022" is none; write 2022-09-27'],
    ['9/27/2022', 'a date is expected, "9/27/2022" is none; write 2022-09-27'],
    ['27/9/2022', 'a date is expected, "27/9/2022" is none; write 2022-09-27'],
    ['Sep 3, 2022', 'a date is expected, "Sep 3, 2022" is none; write 2022-09-03'],
    ['27.09.2022 9:05', 'a date is expected, "27.09.2022 9:05" is none; write 2022-09-27T09:05'],
    ['3/4/2022', 'a date is expected, "3/4/2022" is none; write 2022-09-27 or 2022-09-27T09:00'],
    ['', 'a date is expected, "" is none; write 2022-09-27 or 2022-09-27T09:00'],
  ])('refuses %s', (text, expected) => {
    expect(refusal(readDate(text, context))).toBe(expected);
  });

  it('needs the offset of the start', () => {
    expect(valueIn(readStart('2022-09-19T00:00+03:00'))).toEqual({
      startMs: Date.UTC(2022, 8, 18, 21),
      offsetMinutes: 180,
    });
    expect(refusal(readStart('2022-09-19'))).toBe(
      'the date "2022-09-19" needs its offset from UTC; write for example 2022-09-19T00:00+03:00',
    );
  });

  it('writes a moment back as the date that reads as the same moment', () => {
    expect(dateOf(8 * DAY + 9 * 3600, context)).toBe('2022-09-27T09:00+03:00');
    expect(dateOf(-1, context)).toBe('2022-09-18T23:59:59+03:00');
    expect(dateOf(0, { ...context, offsetMinutes: -210 })).toBe('2022-09-18T17:30-03:30');
    for (const seconds of [0, 59, 86_399, 12_345_678, -7_654_321]) {
      expect(valueIn(readDate(dateOf(seconds, context), context))).toBe(seconds);
    }
    expect(dateOf(1e30, context)).toBe('1e+30 s after the start');
  });

  it('does not know the time zone of the machine', () => {
    const before = process.env.TZ;
    try {
      for (const zone of ['America/New_York', 'Asia/Almaty', 'UTC']) {
        process.env.TZ = zone;
        expect(valueIn(readDate('2022-11-06T01:30', context))).toBe(48 * DAY + 5400);
        expect(dateOf(48 * DAY + 5400, context)).toBe('2022-11-06T01:30+03:00');
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});
