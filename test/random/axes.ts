import { Luck, partyKey, purposeOf } from '../../src/random/luck.js';

/** The sequences in which luck must show no pattern: each axis steps one of its inputs and holds the others. */
export const axes: Readonly<Record<string, () => () => number>> = {
  'successive draws of one party': () => {
    const luck = new Luck();
    luck.begin(0, 0, 0, 0);
    return () => luck.next();
  },
  'neighbouring parties': () => overParties((i) => i, 17, 0),
  'neighbouring parties, second draw': () => overParties((i) => i, 17, 1),
  'parties far apart': () => overParties((i) => i * 2 ** 26, 17, 0),
  'the same parties of neighbouring sources': () =>
    overParties(
      (i) => i >>> 1,
      17,
      0,
      (i) => i & 1,
    ),
  'neighbouring seeds': () => {
    const key = new Uint32Array(2);
    return stepping((luck, i) => {
      partyKey(key, 0, i, 5, 17, 3);
      luck.begin(key[0], key[1], 4, 0);
    });
  },
  'purposes of neighbouring names': () =>
    stepping((luck, i) => luck.begin(11, 22, purposeOf(`post ${i}`), 0)),
  'neighbouring purposes': () => stepping((luck, i) => luck.begin(11, 22, i, 0)),
  'successive rounds': () => stepping((luck, i) => luck.begin(11, 22, 33, i)),
  'neighbouring first words of the key': () => stepping((luck, i) => luck.begin(i, 0, 0, 0)),
  'neighbouring second words of the key': () => stepping((luck, i) => luck.begin(0, i, 0, 0)),
  'high bits of the first word of the key': () => stepping((luck, i) => luck.begin(reversed(i), 0, 0, 0)),
  'high bits of the second word of the key': () => stepping((luck, i) => luck.begin(0, reversed(i), 0, 0)),
  'parties, purposes and rounds in the order of a run': () => {
    const key = new Uint32Array(2);
    const purposes = ['exit', 'entry', 'bed', 'seat'].map(purposeOf);
    return stepping((luck, i) => {
      partyKey(key, 0, 123, 456, 789, i >>> 3);
      luck.begin(key[0], key[1], purposes[i & 3], (i >>> 2) & 1);
    });
  },
};

function stepping(begin: (luck: Luck, i: number) => void): () => number {
  const luck = new Luck();
  let i = 0;
  return () => {
    begin(luck, i++);
    return luck.next();
  };
}

function overParties(
  number_: (i: number) => number,
  purpose: number,
  skip: number,
  source: (i: number) => number = () => 9,
): () => number {
  const luck = new Luck();
  const key = new Uint32Array(2);
  let i = 0;
  return () => {
    partyKey(key, 0, 1, 2, source(i), number_(i));
    i++;
    luck.begin(key[0], key[1], purpose, 0);
    for (let k = 0; k < skip; k++) luck.next();
    return luck.next();
  };
}

/** The 32 bits in reverse order. */
function reversed(word: number): number {
  let result = 0;
  for (let bit = 0; bit < 32; bit++) result |= ((word >>> bit) & 1) << (31 - bit);
  return result;
}
