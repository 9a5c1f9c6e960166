import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHours } from '../../../src/scenario/calendar/hours.js';
import { readStaffing } from '../../../src/scenario/calendar/staffing.js';
import { valueAt } from '../../../src/scenario/calendar/steps.js';
import type { Steps } from '../../../src/scenario/scenario.js';
import { refusal, valueIn, world } from '../expression/world.js';

const HOUR = 3600;
const DAY = 24 * HOUR;
const context = world({ crew: 4 });
const week = { ...context, until: 7 * DAY };

/** Steps in hours, as `begin:value`. */
const inHours = ({ times, values }: Steps) => times.map((time, i) => `${time / HOUR}:${values[i]}`).join(' ');
const hours = (text: string, within = week) => inHours(valueIn(readHours(text, within)));

describe('opening hours', () => {
  // The run begins on Monday, 19 September 2022, at 00:00; hour 24 is Tuesday, 120 Saturday, 144 Sunday.
  it.each([
    ['24/7', '0:1'],
    ['00:00-24:00', '0:1'],
    ['Mo-Su 00:00-24:00', '0:1'],
    ['Mo-Su', '0:1'],
    ['Mo 09:00-18:00', '0:0 9:1 18:0'],
    ['Mo 9:00-18:00', '0:0 9:1 18:0'],
    ['Mo,We 09:00-18:00', '0:0 9:1 18:0 57:1 66:0'],
    ['Mo 08:00-12:00,13:00-17:00', '0:0 8:1 12:0 13:1 17:0'],
    ['Mo-Tu 08:00-12:00; We 10:00-11:00', '0:0 8:1 12:0 32:1 36:0 58:1 59:0'],
    ['Mo-Fr; Tu-Su off', '0:1 24:0'],
    ['24/7; Tu off', '0:1 24:0 48:1'],
    ['24/7; Tu 09:00-18:00', '0:1 24:0 33:1 42:0 48:1'],
    ['Sa-Mo', '0:1 24:0 120:1'],
    ['Su-Mo 10:00-12:00', '0:0 10:1 12:0 154:1 156:0'],
    ['Mo 22:00-06:00', '0:0 22:1 30:0'],
    ['Su 22:00-06:00', '0:1 6:0 166:1'],
    ['Mo 22:00-06:00; Tu off', '0:0 22:1 30:0'],
    ['Mo 22:00-06:00; Tu 05:00-08:00', '0:0 22:1 32:0'],
    ['Mo 09:00-18:00; Mo 12:00-13:00 off', '0:0 9:1 12:0 13:1 18:0'],
    ['Mo-Su 12:00-13:00 off; 2022-09-20 10:00-12:00', '0:0 34:1 36:0'],
    ['24/7; 2022-09-20 off', '0:1 24:0 48:1'],
    ['24/7; 2022-09-20,2022-09-22 off', '0:1 24:0 48:1 72:0 96:1'],
    ['Mo-Su off; 2022-09-20 10:00-12:00', '0:0 34:1 36:0'],
    ['2022-09-20 10:00-12:00; Tu off; Mo 08:00-09:00', '0:0 8:1 9:0'],
    ['Mo 00:00-12:00; Tu 00:00-12:00;', '0:1 12:0 24:1 36:0'],
    ['Mo 12:00-24:00; Tu 00:00-12:00', '0:0 12:1 36:0'],
    ['Mo 22:00-30:00', '0:0 22:1 30:0'],
    ['Mo 22:00-26:00; Tu 01:00-03:00', '0:0 22:1 27:0'],
    ['Mo-Tu 09:00-18:00 open; We closed', '0:0 9:1 18:0 33:1 42:0'],
    ['open', '0:1'],
    ['2022-09-20-2022-09-21 10:00-12:00', '0:0 34:1 36:0 58:1 60:0'],
    ['Sep 20-21 10:00-12:00', '0:0 34:1 36:0 58:1 60:0'],
    ['Sep 20,Sep 22 10:00-12:00', '0:0 34:1 36:0 82:1 84:0'],
    ['Aug 30-Sep 20 10:00-12:00', '0:0 10:1 12:0 34:1 36:0'],
    ['Dec-Sep Tu 10:00-12:00', '0:0 34:1 36:0'],
    ['Oct; Sep Mo 10:00-12:00', '0:0 10:1 12:0'],
    ['2022 Sep 20-Oct 4 Tu 10:00-12:00; 2021 Sep 09:00-10:00', '0:0 34:1 36:0'],
    ['week 38 Mo,Su 10:00-12:00', '0:0 10:1 12:0 154:1 156:0'],
    ['week 2-52/2 Mo 10:00-12:00', '0:0 10:1 12:0'],
    ['week 1,37-38 Mo 10:00-12:00; week 38-40 Tu 10:00-12:00', '0:0 10:1 12:0 34:1 36:0'],
    // 19 September 2022 is the third Monday of its month and the last but one.
    ['Mo[3] 10:00-12:00', '0:0 10:1 12:0'],
    ['Tu[1,3] 10:00-12:00; Mo[-2] 08:00-09:00', '0:0 8:1 9:0 34:1 36:0'],
    ['Mo 23:59-00:00', `0:0 ${24 - 1 / 60}:1 24:0`],
    ['  Mo  -  Tu   09:00 - 18:00 ,19:00-20:00 ', '0:0 9:1 18:0 19:1 20:0 33:1 42:0 43:1 44:0'],
  ])('reads %s', (text, expected) => {
    expect(hours(text)).toBe(expected);
  });

  it('knows the holidays that the scenario gives', () => {
    const day = (date: string) => Date.parse(`${date}T00:00Z`) / 86_400_000;
    const given = { ...week, holidays: new Set([day('2022-09-20'), day('2022-09-24')]) };
    expect(hours('Mo-Fr 09:00-18:00; PH off', given)).toBe('0:0 9:1 18:0 57:1 66:0 81:1 90:0 105:1 114:0');
    expect(hours('PH,Su 10:00-12:00', given)).toBe('0:0 34:1 36:0 130:1 132:0 154:1 156:0');
    expect(hours('24/7; PH off', { ...week, holidays: new Set<number>() })).toBe('0:1');
  });

  it('begins with the warm-up, and takes the offset of the start for its days', () => {
    expect(hours('Mo 09:00-18:00', { ...week, from: -DAY })).toBe('-24:0 9:1 18:0');
    const noon = { ...week, startMs: week.startMs + 12 * HOUR * 1000, until: 2 * DAY };
    expect(hours('Mo-Tu 09:00-18:00', noon)).toBe('0:1 6:0 21:1 30:0');
  });

  it.each([
    ['off', '"off" never opens within the run (2022-09-19T00:00+03:00 to 2022-09-26T00:00+03:00)'],
    [
      '24/7; Mo-Su off',
      '"24/7; Mo-Su off" never opens within the run (2022-09-19T00:00+03:00 to 2022-09-26T00:00+03:00)',
    ],
    [
      '2022-10-20 09:00-12:00',
      '"2022-10-20 09:00-12:00" never opens within the run (2022-09-19T00:00+03:00 to 2022-09-26T00:00+03:00)',
    ],
    [
      '',
      'opening hours are expected, nothing stands here; write for example Mo-Fr 09:00-18:00; Sa 10:00-14:00; Su off',
    ],
    ['always', '"always" is not a day; days are Mo, Tu, We, Th, Fr, Sa, Su'],
    ['Mon-Fri 09:00-18:00', '"Mon" is not a day; did you mean Mo?'],
    ['monday', '"monday" is not a day; did you mean Mo?'],
    ['mo-fr 09:00-18:00', '"mo" is not a day; did you mean Mo?'],
    [
      'PH off',
      'PH stands for holidays, and the scenario gives none; write at its top: holidays: ["2022-10-25"]',
    ],
    ['SH off', '"SH" is not a day; school holidays are not known; write their dates: 2022-09-25 off'],
    ['PH-Su off', '"PH" is not a day; holidays are PH, alone or between commas: PH,Su'],
    [
      'week 40-38 off',
      'opening hours are expected, "40-38" is not understood; weeks go from 1 to 53, the smaller first',
    ],
    [
      'week Mo off',
      'opening hours are expected, "week Mo" is not understood; write the number of the week: week 38-40',
    ],
    ['Sep 31 off', '"Sep 31" is no date: Sep has 30 days'],
    [
      'Sep 21-Oct off',
      'opening hours are expected, "Sep 21-Oct" is not understood; write the day of the month on both ends: Sep 21-Oct 4',
    ],
    ['2022-09-25-2022-09-20 off', '"2022-09-25-2022-09-20" ends before it begins'],
    [
      'September off',
      'opening hours are expected, "September off" is not understood; months are Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec',
    ],
    [
      'easter off',
      'opening hours are expected, "easter off" is not understood; write its date: 2022-04-17 off',
    ],
    [
      'Mo[0] off',
      'opening hours are expected, "Mo[0]" is not understood; a weekday is counted as [1] to [5] or [-1]',
    ],
    [
      'Mo 09:00-12:00, Tu 10:00-11:00',
      'opening hours are expected, "Mo 09:00-12:00, Tu 10:00-11:00" is not understood; rules are joined with ;',
    ],
    [
      'Mo 09:00-12:00 || Tu 10:00-11:00',
      'opening hours are expected, "Mo 09:00-12:00 || Tu 10:00-11:00" is not understood; rules are joined with ;',
    ],
    [
      'daily 09:00-18:00',
      'opening hours are expected, "daily 09:00-18:00" is not understood; leave the days away for every day: 09:00-18:00',
    ],
    [
      'Mo-Fr: 09:00-18:00',
      'opening hours are expected, "Mo-Fr: 09:00-18:00" is not understood; write no colon after the days: Mo-Fr 09:00-18:00',
    ],
    [
      'Mo-Fr 9-18',
      'opening hours are expected, "Mo-Fr 9-18" is not understood; write whole times: 09:00-18:00',
    ],
    [
      'Mo 09.00-18.00',
      'opening hours are expected, "Mo 09.00-18.00" is not understood; write a colon: 09:00-18:00',
    ],
    [
      'Mo 09:00–18:00',
      'opening hours are expected, "Mo 09:00–18:00" is not understood; write the hyphen of the keyboard: 09:00-18:00',
    ],
    [
      'Mo 09:00+',
      'opening hours are expected, "Mo 09:00+" is not understood; a span needs its end: 09:00-18:00',
    ],
    [
      'sunrise-sunset',
      'opening hours are expected, "sunrise-sunset" is not understood; write times of day: 06:00-20:00',
    ],
    [
      'Mo 09:00',
      'opening hours are expected, "Mo 09:00" is not understood; write for example Mo-Fr 09:00-18:00; Sa 10:00-14:00; Su off',
    ],
    [
      'Mo 09:00-18:00,',
      'opening hours are expected, "Mo 09:00-18:00," is not understood; write for example Mo-Fr 09:00-18:00; Sa 10:00-14:00; Su off',
    ],
    ['Mo 09:00-09:00', '"09:00-09:00" is not a span of time: it is empty; the whole day is 00:00-24:00'],
    [
      'Mo 22:00-50:00',
      '"22:00-50:00" is not a span of time: the time of day runs from 00:00 to 24:00, after midnight to 48:00',
    ],
    [
      'Mo 09:00-18:75',
      '"09:00-18:75" is not a span of time: the time of day runs from 00:00 to 24:00, after midnight to 48:00',
    ],
    ['Mo 09:00-34:00', '"09:00-34:00" is not a span of time: it is longer than a day'],
    ['2022-02-30 off', '"2022-02-30" is no date: this month has 28 days'],
    [
      '24/7;; Mo off',
      'opening hours are expected, "" is not understood; write for example Mo-Fr 09:00-18:00; Sa 10:00-14:00; Su off',
    ],
  ])('says of %s what is wrong', (text, expected) => {
    expect(refusal(readHours(text, week))).toBe(expected);
  });

  it('refuses a text of any length quickly, and a run of more than a hundred years', () => {
    expect(refusal(readHours('Mo;'.repeat(5000), week))).toBe(
      'opening hours and timetables have at most 10000 characters',
    );
    expect(refusal(readHours('24/7', { ...week, until: 1e12 }))).toBe(
      'a calendar is written out for at most 36525 days; shorten the run',
    );
  });

  it('never throws, whatever the text is', () => {
    const pieces = fc.constantFrom(
      'Mo',
      '-',
      'Fr',
      ' ',
      ',',
      ';',
      '09:00',
      '24:00',
      'off',
      '24/7',
      '2022-09-20',
      'PH',
      'Sep 2',
      'week 3',
      '[-1]',
      '+',
      ':',
      '1',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (hours) => {
        const result = readHours(hours, week);
        if ('problem' in result) return result.problem.message.length > 0;
        const { times, values } = result.value;
        return (
          times[0] === 0 && times.every((time, i) => i === 0 || time > times[i - 1]!) && values.includes(1)
        );
      }),
      { seed: 20220921, numRuns: 500 },
    );
  });

  it('is open exactly where a rule read by hand is open', () => {
    const clock = fc.integer({ min: 0, max: 23 });
    fc.assert(
      fc.property(fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }), clock, clock, (days, from, to) => {
        fc.pre(from !== to);
        const names = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
        const two = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
        const text = `${days.map((day) => names[day]).join(',')} ${two(from)}-${two(to)}`;
        const steps = valueIn(readHours(text, week));
        for (let hour = 0; hour < 168; hour++) {
          const [day, at] = [Math.floor(hour / 24), hour % 24];
          const sameDay = days.includes(day) && at >= from && (to < from || at < to);
          const nightBefore = to < from && days.includes((day + 6) % 7) && at < to;
          if (valueAt(steps, hour * HOUR + 1) !== (sameDay || nightBefore ? 1 : 0)) return false;
        }
        return true;
      }),
      { seed: 20220921, numRuns: 60 },
    );
  });
});

describe('staffing by the hour', () => {
  const staffing = (entries: Record<string, number | string>) =>
    inHours(valueIn(readStaffing(entries, { ...context, until: 2 * DAY })));

  it('steps from one number to the next, every day', () => {
    expect(staffing({ '00:00-08:00': 3, '08:00-24:00': 6 })).toBe('0:3 8:6 24:3 32:6');
  });

  it('is 0 in the gaps', () => {
    expect(staffing({ '08:00-12:00': 3, '14:00-18:00': 2 })).toBe(
      '0:0 8:3 12:0 14:2 18:0 32:3 36:0 38:2 42:0',
    );
  });

  it('holds on a holiday by the keys that name holidays alone, in whatever order', () => {
    const holidays = new Set([Math.floor(context.startMs / 1000 / DAY + context.offsetMinutes / 1440) + 1]);
    const within = { ...context, until: 3 * DAY, holidays };
    const keys = { '08:00-20:00': 6, 'PH 10:00-12:00': 2, 'PH 12:00-14:00': 1 };
    const reversed = Object.fromEntries(Object.entries(keys).reverse());
    const expected = '0:0 8:6 20:0 34:2 36:1 38:0 56:6 68:0';
    expect(inHours(valueIn(readStaffing(keys, within)))).toBe(expected);
    expect(inHours(valueIn(readStaffing(reversed, within)))).toBe(expected);
  });

  it('reaches over midnight, names days, and takes parameters', () => {
    expect(staffing({ 'Mo 22:00-06:00': 'crew', 'Tu 06:00-08:00': '2 * crew' })).toBe('0:0 22:4 30:8 32:0');
    expect(staffing({ '22:00-06:00': 2, '06:00-22:00': 5 })).toBe('0:2 6:5 22:2 30:5 46:2');
  });

  it.each<[Record<string, number | string>, string]>([
    [{}, 'staffing by the hour is expected, nothing stands here; write for example {"08:00-20:00": 3}'],
    [
      { '08:00-12:00': 3, '11:00-14:00': 2 },
      '"08:00-12:00" and "11:00-14:00" both apply at 2022-09-19T11:00+03:00; let the spans follow each other',
    ],
    [{ '08:00-12:00': 2.5 }, 'a whole number from 0 up is expected at "08:00-12:00", here it is 2.5'],
    [{ '08:00-12:00': -1 }, 'a whole number from 0 up is expected at "08:00-12:00", here it is -1'],
    [
      { '08:00-12:00': '3 h' },
      'a pure number is expected, "3 h" is a duration; write for example 0.5 or 50 %',
    ],
    [
      { '08:00-12:00 off': 1 },
      'opening hours are expected, "08:00-12:00 off" is not understood; write 0 for nobody: {"12:00-13:00": 0}',
    ],
    [{ morning: 1 }, '"morning" is not a day; days are Mo, Tu, We, Th, Fr, Sa, Su'],
  ])('says of %j what is wrong', (entries, expected) => {
    expect(refusal(readStaffing(entries, context))).toBe(expected);
  });
});
