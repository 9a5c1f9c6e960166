/** A party comes into the run: its attributes are drawn from its own luck. */
import { DOCUMENTS } from '../network/network.js';
import { draw } from '../random/draw.js';
import { purposeOf } from '../random/luck.js';
import type { Run } from './run.js';
import { walk } from './walk.js';

const SIZE = purposeOf('size');
const MONEY = purposeOf('money');
const MARK = purposeOf('mark');
const DOCUMENT = Uint32Array.from({ length: DOCUMENTS }, (_, bit) => purposeOf(`document ${bit}`));

export function admitParty(run: Run, source: number): void {
  const { parties, recorder, network } = run;
  const { sources } = network;
  const party = parties.add();
  const number = run.arrivals.numbers[source]!++;
  const key = run.keyOf(source, number);
  run.came++;
  parties.source[party] = source;
  parties.number[party] = number;
  parties.key0[party] = key[0]!;
  parties.key1[party] = key[1]!;
  parties.priority[party] = sources.priority[source]!;

  const size = sources.size[source]!;
  const persons = size < 0 ? 1 : draw(run.laws, size, run.lucky(party, SIZE));
  parties.persons[party] = persons;
  const money = sources.money[source]!;
  parties.money[party] =
    money < 0 ? Number.POSITIVE_INFINITY : draw(run.laws, money, run.lucky(party, MONEY));
  const marks = sources.marks[source]!;
  parties.mark[party] = marks < 0 ? run.mark[source]! : draw(run.laws, marks, run.lucky(party, MARK));
  parties.documents[party] = drawDocuments(run, party, source);

  if (network.inside >= 0) recorder.add(network.inside, persons, run.calendar.now);
  if (sources.count[source]! >= 0) recorder.counts[sources.count[source]!]! += persons;
  walk(run, party, sources.node[source]!);
}

function drawDocuments(run: Run, party: number, source: number): number {
  let mask = 0;
  const at = source * (DOCUMENTS + 1);
  for (let bit = 0; bit < run.documentEnd[source]!; bit++) {
    const share = run.documents[at + bit]!;
    if (share >= 1 || (share > 0 && run.lucky(party, DOCUMENT[bit]!).next() < share)) mask |= 1 << bit;
  }
  return mask;
}
