/** What a measure's name says, in words that fit into a sentence. */

export interface Subject {
  /** `waits at Ozinki`, `the queue at Ozinki`. */
  readonly text: string;
  /** Whether a verb after it takes the plural. */
  readonly plural: boolean;
}

/** First match wins. `$1` and `$2` are places; a place inside a place is set after a comma. */
const WORDS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^crossings\.(.+)\.back\.wait$/u, 'waits on the way back at $1'],
  [/^crossings\.(.+)\.back\.entries$/u, 'persons back through $1'],
  [/^crossings\.(.+)\.wait$/u, 'waits at $1'],
  [/^crossings\.(.+)\.queue$/u, 'the queue at $1'],
  [/^crossings\.(.+)\.entries$/u, 'persons through $1'],
  [/^crossings\.(.+)\.served$/u, 'parties served at $1'],
  [/^crossings\.(.+)\.reneged$/u, 'parties who give up at $1'],
  [/^crossings\.(.+)\.jockeyed$/u, 'parties who go to another crossing from $1'],
  [/^crossings\.(.+)\.changed$/u, 'parties who change their mode of travel at $1'],
  [/^crossings\.(.+)\.balked$/u, 'parties who do not join the queue at $1'],
  [/^crossings\.(.+)\.refused$/u, 'parties refused at $1'],
  [/^crossings\.(.+)\.utilisation$/u, 'the use of lanes at $1'],
  [/^countries\.(.+)\.entries$/u, 'entries into $1'],
  [/^countries\.(.+)\.entries\.non-visitors$/u, 'entries into $1 beyond ordinary travel'],
  [/^countries\.(.+)\.wait$/u, 'waits at the border of $1'],
  [/^countries\.(.+)\.exits$/u, 'exits from $1'],
  [/^countries\.(.+)\.exits\.non-visitors$/u, 'exits from $1 beyond ordinary travel'],
  [/^countries\.(.+)\.exits\.(\w+)$/u, 'exits from $1 by $2'],
  [/^countries\.(.+)\.refused$/u, 'persons whom $1 does not let in'],
  [/^countries\.(.+)\.barred$/u, 'persons whom $1 does not let leave'],
  [/^countries\.(.+)\.registered$/u, 'registrations in $1'],
  [/^(?:countries|cities)\.(.+)\.stock$/u, 'persons in $1'],
  [/^cities\.(.+)\.unsheltered$/u, 'persons without a bed in $1'],
  [/^cities\.(.+)\.nights-unsheltered$/u, 'nights without a bed in $1'],
  [/^cities\.(.+)\.spending$/u, 'spending in a day in $1'],
  [/^cities\.(.+)\.employed$/u, 'persons who have found work in $1'],
  [/^cities\.(.+)\.desks\.(.+)\.completed$/u, 'persons who complete $2 in $1'],
  [/^cities\.(.+)\.moved-on$/u, 'persons who move on from $1 for want of a bed'],
  [/^cities\.(.+)\.desks\.(.+)\.wait$/u, 'waits at the desk for $2 in $1'],
  [/^cities\.(.+)\.desks\.(.+)\.refused$/u, 'parties without documents at the desk for $2 in $1'],
  [
    /^cities\.(.+)\.desks\.(.+)\.appointments\.balked$/u,
    'parties without an appointment at the desk for $2 in $1',
  ],
  [/^cities\.(.+)\.desks\.(.+)\.queue$/u, 'the queue at the desk for $2 in $1'],
  [/^cities\.(.+)\.lodging\.(.+)\.occupancy$/u, 'beds taken in $2 in $1'],
  [/^cities\.(.+)\.lodging\.(.+)\.full$/u, 'the share of beds taken in $2 in $1'],
  [/^cities\.(.+)\.lodging\.(.+)\.price$/u, 'prices of a night in $2 in $1'],
  [/^(?:cities|destinations)\.(.+)\.arrivals$/u, 'arrivals in $1'],
  [/^airports\.(.+)\.wait$/u, 'waits at $1'],
  [/^airports\.(.+)\.queue$/u, 'the queue at $1'],
  [/^services\.(.+)\.wait$/u, 'times from booking to departure on $1'],
  [/^services\.(.+)\.fare$/u, 'fares on $1'],
  [/^services\.(.+)\.load$/u, 'the load of $1'],
  [/^services\.(.+)\.sold$/u, 'seats sold on $1'],
  [/^services\.(.+)\.cancelled$/u, 'seats of cancelled departures of $1'],
  [/^services\.(.+)\.passengers$/u, 'passengers of $1'],
  [/^groups\.(.+)\.departures$/u, 'departures of $1'],
  [/^outcomes\.departures$/u, 'persons who set out'],
  [/^outcomes\.settled$/u, 'persons who settle'],
  [/^outcomes\.onward$/u, 'persons who move on'],
  [/^outcomes\.returned$/u, 'persons who return'],
  [/^outcomes\.refused$/u, 'persons who are refused'],
  [/^outcomes\.stayed$/u, 'persons who never leave home'],
  [/^outcomes\.non-visitors\.departures$/u, 'persons who set out beyond ordinary travel'],
  [/^outcomes\.non-visitors\.settled$/u, 'persons who settle beyond ordinary travel'],
  [/^outcomes\.non-visitors\.onward$/u, 'persons who move on beyond ordinary travel'],
  [/^outcomes\.non-visitors\.returned$/u, 'persons who return beyond ordinary travel'],
  [/^outcomes\.non-visitors\.refused$/u, 'persons who are refused beyond ordinary travel'],
  [/^outcomes\.non-visitors\.stayed$/u, 'persons who never leave home beyond ordinary travel'],
  [/^outcomes\.inside$/u, 'persons who are still on the way'],
];

const STATISTICS: Readonly<Record<string, string>> = {
  mean: '',
  p50: 'the median of ',
  p90: 'the 90th percentile of ',
  p95: 'the 95th percentile of ',
  max: 'the peak of ',
};

/** A measure's name in words; the name itself where there are none for it. */
export function subjectOf(name: string): Subject {
  const statistic = /\.(mean|p50|p90|p95|max)$/u.exec(name)?.[1];
  const bare = statistic === undefined ? name : name.slice(0, -statistic.length - 1);
  const found = WORDS.find(([pattern]) => pattern.test(bare));
  if (!found) return { text: name, plural: false };
  const [pattern, words] = found;
  const keys = pattern.exec(bare)!;
  const text = words.replace(/\$([12])/gu, (_, group: string) => place(keys[Number(group)]));
  const whole = (statistic === undefined ? '' : STATISTICS[statistic]) + text;
  return { text: whole, plural: !whole.startsWith('the ') };
}

/** `Ozinki.exit.car` → `Ozinki, exit, car`; the dot of `St. Louis` stays. */
function place(keys: string): string {
  return keys.replace(/\.(?! )/gu, ', ');
}

/** With a capital letter in front, as a sentence or a label begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
