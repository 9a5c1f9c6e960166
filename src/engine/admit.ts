/** What a party is like when it comes in, drawn from its own luck. */
import { DOCUMENTS } from '../network/network.js';
import { partyKey, purposeOf } from '../random/luck.js';
import { sample, uniform } from './draws.js';
import { PARTY, RECORD } from './parties.js';
import { RUN, type Run } from './run.js';

const SIZE = purposeOf('size');
const MONEY = purposeOf('money');
const MARK = purposeOf('mark');
const DOCUMENT = Uint32Array.from({ length: DOCUMENTS }, (_, bit) => purposeOf(`document ${bit}`));

/** Takes in the next party of a source, and returns its slot. */
export function admit(run: Run, source: number): number {
  const { parties, arrivals, counters } = run;
  const { sources } = run.network;
  const party = parties.add();
  const { words } = parties;
  const number = arrivals.numbers[source]!;
  arrivals.numbers[source] = number + 1;
  counters[RUN.PARTIES]!++;
  parties.number[party] = number;
  const record = party << RECORD;
  partyKey(words, record + PARTY.KEY0, run.seed0, run.seed1, run.sourcePurpose[source]!, number);
  words[record + PARTY.ROUND] = 0;
  words[record + PARTY.PERSONS] = 1;
  words[record + PARTY.MARK] = run.mark[source]!;
  words[record + PARTY.SOURCE] = source;
  words[record + PARTY.SERVER] = -1;
  if (run.differs[source] === 1) drawAttributes(run, party, source);
  const persons = words[record + PARTY.PERSONS]!;
  if (run.insideAt >= 0) run.recorder.step(run.insideAt, persons);
  const count = sources.count[source]!;
  if (count >= 0) run.recorder.books[count]! += persons;
  return party;
}

/** Draws what the parties of a source differ in; what no source of the network draws is left as it is. */
function drawAttributes(run: Run, party: number, source: number): void {
  const { parties } = run;
  const { size, money, marks } = run.network.sources;
  const lawOfSize = size[source]!;
  if (lawOfSize >= 0) parties.put(party, PARTY.PERSONS, sample(run, party, lawOfSize, SIZE));
  const lawOfMarks = marks[source]!;
  if (lawOfMarks >= 0) parties.put(party, PARTY.MARK, sample(run, party, lawOfMarks, MARK));
  if (run.hasMoney) {
    const law = money[source]!;
    parties.money[party] = law < 0 ? Number.POSITIVE_INFINITY : sample(run, party, law, MONEY);
  }
  if (run.hasDocuments) parties.documents[party] = drawDocuments(run, party, source);
}

function drawDocuments(run: Run, party: number, source: number): number {
  let mask = 0;
  const at = source * (DOCUMENTS + 1);
  for (let bit = 0; bit < run.documentEnd[source]!; bit++) {
    const share = run.documents[at + bit]!;
    if (share >= 1 || (share > 0 && uniform(run, party, DOCUMENT[bit]!) < share)) mask |= 1 << bit;
  }
  return mask;
}
