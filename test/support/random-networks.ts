/** Small networks at random, for properties that every network must have. */
import fc from 'fast-check';
import { ringsOf } from '../../src/engine/rings.js';
import { type Network, OP } from '../../src/network/network.js';
import type { Law } from '../../src/random/law.js';
import { Made } from './networks.js';

export const END = 60;

/** One stage of the way that all parties go; those who cannot pass it end. */
export type Stage =
  | { kind: 'serve'; station: number; patience: Law | null }
  | { kind: 'delay'; law: Law }
  | { kind: 'stay'; units: number; perPerson: boolean; law: Law; keep: boolean }
  | { kind: 'board'; departs: number[]; seats: number; ahead: number }
  /** Back to an earlier stage with a chance. */
  | { kind: 'back'; to: number; share: number }
  /** Past the next stage, by utility. */
  | { kind: 'choose'; utility: number; ifUnits: boolean };

export interface StationPlan {
  servers: { times: number[]; values: number[] };
  service: Law;
  room: number;
  blocks: boolean;
}

export interface Plan {
  stations: StationPlan[];
  stages: Stage[];
  sources: { rate: number; size: Law; priority: number; from: number }[];
  /** Parties come until here; the rest of the run is for emptying. */
  until: number;
  begin: number;
}

const law: fc.Arbitrary<Law> = fc.oneof(
  fc.constantFrom(0, 1, 2.5).map((value): Law => ({ law: 'constant', value })),
  fc.constantFrom(0.5, 2).map((mean): Law => ({ law: 'exponential', mean })),
  fc.constantFrom(1, 3).map((median): Law => ({ law: 'lognormal', median, sigma: 0.8 })),
  fc.constant<Law>({ law: 'uniform', low: 0.5, high: 2 }),
  fc.constant<Law>({ law: 'discrete', values: [1, 2, 3], shares: [0.5, 0.3, 0.2] }),
);

const station: fc.Arbitrary<StationPlan> = fc.record({
  servers: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 }).map((values) => ({
    times: values.map((_, i) => -10 + 12 * i),
    values: [...values.slice(0, -1), Math.max(1, values.at(-1)!)],
  })),
  service: law,
  room: fc.constantFrom(Number.POSITIVE_INFINITY, 0, 1, 3, 10),
  blocks: fc.boolean(),
});

const stage: fc.Arbitrary<Stage> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('serve' as const),
      station: fc.nat(2),
      patience: fc.option(law, { freq: 2 }),
    }),
  },
  fc.record({ kind: fc.constant('delay' as const), law }),
  fc.record({
    kind: fc.constant('stay' as const),
    units: fc.constantFrom(1, 3, 10),
    perPerson: fc.boolean(),
    law,
    keep: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('board' as const),
    departs: fc
      .uniqueArray(fc.integer({ min: -5, max: END + 20 }), { minLength: 1, maxLength: 8 })
      .map((times) => times.sort((p, q) => p - q)),
    seats: fc.constantFrom(1, 4, 50),
    ahead: fc.constantFrom(0, 1.5),
  }),
  fc.record({ kind: fc.constant('back' as const), to: fc.nat(5), share: fc.constantFrom(0.2, 0.5) }),
  fc.record({
    kind: fc.constant('choose' as const),
    utility: fc.constantFrom(-1, 0, 2),
    ifUnits: fc.boolean(),
  }),
);

export const plans: fc.Arbitrary<Plan> = fc.record({
  stations: fc.array(station, { minLength: 3, maxLength: 3 }),
  stages: fc.array(stage, { minLength: 1, maxLength: 6 }),
  sources: fc.array(
    fc.record({
      rate: fc.constantFrom(0.2, 1, 4),
      size: fc.constantFrom<Law>(
        { law: 'constant', value: 1 },
        { law: 'discrete', values: [1, 2, 4], shares: [0.6, 0.3, 0.1] },
      ),
      priority: fc.nat(3),
      from: fc.nat(5),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  until: fc.constantFrom(10, END),
  begin: fc.constantFrom(0, -10),
});

/** Builds a plan. Every party ends in `out`, `refused`, `lost` or `kept`, or is inside at the end. */
export function networkOf(plan: Plan): Network {
  const network = built(plan);
  if (ringsOf(network) === null) return network;
  // Stations that block each other in a ring may stand still for good, which is a fault (`blocking.test.ts`).
  return built({ ...plan, stations: plan.stations.map((station) => ({ ...station, blocks: false })) });
}

function built(plan: Plan): Network {
  const made = new Made({ begin: plan.begin, end: END, ticks: 240 });
  const stations = plan.stations.map((fields, i) => made.station({ name: `station ${i}`, ...fields }));
  const ends = { out: made.sink('out'), refused: made.sink('refused'), lost: made.sink('lost') };
  const kept = made.sink('kept', true);
  const first = plan.stages.map(() => made.node({ op: OP.PASS, name: 'stage' }));
  const at = (i: number): number => first[i] ?? ends.out;
  plan.stages.forEach((stage, i) => {
    made.link(first[i], { next: nodeOf(stage, i) });
  });
  plan.sources.forEach(({ rate, size, priority, from }, i) => {
    const times = { times: [plan.begin, plan.until], rates: [rate, rate] };
    made.stream(`source ${i}`, times, at(from % plan.stages.length), { size, priority });
  });
  return made.build();

  function nodeOf(stage: Stage, i: number): number {
    const name = `${stage.kind} ${i}`;
    const next = at(i + 1);
    switch (stage.kind) {
      case 'serve': {
        const patience = stage.patience ? { patience: { law: stage.patience, to: ends.lost } } : {};
        return made.serve(name, { station: stations[stage.station], next, full: ends.refused, ...patience });
      }
      case 'delay':
        return made.delay(name, stage.law, next);
      case 'stay': {
        const pool = made.pool({ name, units: stage.units });
        const after = stage.keep ? kept : made.node({ op: OP.RELEASE, name: `${name} release`, next });
        const stay = made.delay(`${name} stay`, stage.law, after);
        const b = stage.perPerson ? 1 : 0;
        return made.node({ op: OP.SEIZE, name, a: pool, b, next: stay, alt: ends.refused });
      }
      case 'board': {
        const service = made.service({ name, departs: stage.departs, seats: stage.seats });
        return made.node({ op: OP.BOARD, name, a: service, next, alt: ends.refused, x: stage.ahead });
      }
      case 'back': {
        // Only where the way back passes a stage that takes time.
        const to = stage.to % (i + 1);
        const holds = plan.stages.slice(to, i).some(({ kind }) => kind !== 'back' && kind !== 'choose');
        if (!holds) return next;
        return made.split(name, [
          { share: stage.share, target: at(to) },
          { share: 1 - stage.share, target: next },
        ]);
      }
      case 'choose': {
        const gate = stage.ifUnits ? 0.7 : 1;
        const choice = made.choose(name, [
          { target: at(i + 2), utility: made.utility(name, () => stage.utility), gate, gateName: name },
          { target: next },
        ]);
        made.link(choice, { alt: ends.refused });
        return choice;
      }
    }
  }
}
