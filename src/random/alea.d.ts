/** The one generator of seedrandom that is used here; imported alone, the package pulls in no `crypto`. */
declare module 'seedrandom/lib/alea.js' {
  import type { PRNG } from 'seedrandom';
  export default function alea(seed: string): PRNG;
}
