const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date in the manner of some country, as the language writes it: `01.03.2024 6:30` is 2024-03-01T06:30. Undefined where it is none,
 * or could be two dates, as 3/4/2024.
 */
export function asWrittenHere(text: string): string | undefined {
  const [date, clock] = text.trim().split(/[T ]+(?=\d{1,2}:\d{2}$)/) as [string, string | undefined];
  const day = inOrder(date);
  if (day === undefined || day[1]! < 1 || day[1]! > 12 || day[2]! < 1 || day[2]! > 31) return undefined;
  const whole = day.map((part) => String(part).padStart(2, '0')).join('-');
  return clock === undefined ? whole : `${whole}T${clock.padStart(5, '0')}`;
}

/** Year, month and day. */
function inOrder(date: string): number[] | undefined {
  const yearFirst = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(date);
  if (yearFirst !== null) return yearFirst.slice(1).map(Number);
  const yearLast = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})$/.exec(date);
  if (yearLast !== null) {
    const [a, b, year] = [yearLast[1], yearLast[3], yearLast[4]].map(Number) as [number, number, number];
    // Points are European; with strokes only a number beyond 12 tells the day.
    if (yearLast[2] === '.' || a > 12) return [year, b, a];
    return b > 12 ? [year, a, b] : undefined;
  }
  const named = /^(\d{1,2})\.? ([A-Za-z]{3,9})\.?,? (\d{4})$|^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})$/.exec(
    date,
  );
  if (named === null) return undefined;
  const month = MONTHS.indexOf((named[2] ?? named[4])!.slice(0, 3).toLowerCase()) + 1;
  return [Number(named[3] ?? named[6]), month, Number(named[1] ?? named[5])];
}
