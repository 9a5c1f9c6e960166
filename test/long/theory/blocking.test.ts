import { describe, it } from 'vitest';
import { Made } from '../../support/networks.js';
import { expectAgreement, expectChance, Runs } from '../../support/runs.js';
import { expectation, stationary, type Way } from '../../theory/reference/markov.js';

interface Tandem {
  readonly rate: number;
  readonly servers: readonly [number, number];
  readonly means: readonly [number, number];
  /** Who may wait at the first station (the others go away) and at the second (the others block the first). */
  readonly rooms: readonly [number, number];
}

/** Waiting and served at the first station, blocked there, waiting and served at the second. */
interface State {
  readonly waiting: number;
  readonly served: number;
  readonly blocked: number;
  readonly after: number;
}

describe.each<Tandem & { name: string }>([
  { name: 'one server each, room for 2', rate: 1, servers: [1, 1], means: [1, 1], rooms: [5, 2] },
  { name: 'no room between them', rate: 1, servers: [1, 1], means: [0.8, 1.1], rooms: [4, 0] },
  { name: 'two and three servers', rate: 1.7, servers: [2, 3], means: [0.9, 1.8], rooms: [4, 1] },
])('two stations in tandem with a finite room and blocking after service: $name', (tandem) => {
  const runs = new Runs(network(tandem), 'blocking', 20);
  const chances = stationary<State>({ waiting: 0, served: 0, blocked: 0, after: 0 }, (state) =>
    ways(tandem, state),
  );
  const mean = (f: (state: State) => number) => expectation(chances, f);
  const { rate, servers, rooms } = tandem;
  const full = mean(({ waiting }) => (waiting === rooms[0] ? 1 : 0));

  it('turns away and lets through as its Markov chain does', () => {
    expectAgreement(runs.ratio('away', 'away', 'out'), full, 'turned away');
    expectAgreement(
      runs.scalar('first.wait.mean'),
      mean((s) => s.waiting) / (rate * (1 - full)),
      'first wait',
    );
    const queue = mean((s) => Math.max(0, s.after - servers[1]));
    if (rooms[1] > 0)
      expectAgreement(runs.scalar('second.wait.mean'), queue / (rate * (1 - full)), 'second wait');
  });

  it('keeps servers of the first station busy with whom it blocks', () => {
    const busy = mean((s) => s.served + s.blocked);
    expectAgreement(runs.scalar('first.busy.mean'), busy, 'first busy');
    expectAgreement(
      runs.scalar('second.busy.mean'),
      mean((s) => Math.min(s.after, servers[1])),
      'second busy',
    );
    for (const waiting of [0, 1, 2, rooms[0]]) {
      const share = runs.shareOfTimes(['first.queue'], (queue) => queue === waiting);
      expectChance(
        share,
        mean((s) => (s.waiting === waiting ? 1 : 0)),
        `${waiting} waiting`,
      );
    }
  });
});

function network({ rate, servers, means, rooms }: Tandem) {
  const made = new Made({ begin: -200, end: 60_000, ticks: 30_000 });
  const [first, second] = ['first', 'second'].map((name, i) =>
    made.station({
      name,
      servers: servers[i],
      service: { law: 'exponential', mean: means[i] },
      room: rooms[i],
      blocks: i === 1,
    }),
  );
  const then = made.serve('then', { station: second, next: made.sink('out') });
  made.stream('source', rate, made.serve('before', { station: first, next: then, full: made.sink('away') }));
  return made.build();
}

function ways({ rate, servers, means, rooms }: Tandem, state: State): Way<State>[] {
  const { waiting, served, blocked, after } = state;
  const found: Way<State>[] = [];
  // A server of the first station that is free takes the next who waits.
  const free = (to: State): State => {
    const more = to.waiting > 0 && to.served + to.blocked < servers[0] ? 1 : 0;
    return { ...to, waiting: to.waiting - more, served: to.served + more };
  };
  if (served + blocked < servers[0]) found.push({ to: { ...state, served: served + 1 }, rate });
  else if (waiting < rooms[0]) found.push({ to: { ...state, waiting: waiting + 1 }, rate });
  if (served > 0) {
    const room = after < servers[1] + rooms[1];
    const to = room
      ? free({ ...state, served: served - 1, after: after + 1 })
      : { ...state, served: served - 1, blocked: blocked + 1 };
    found.push({ to, rate: served / means[0] });
  }
  if (after > 0) {
    const to = blocked > 0 ? free({ ...state, blocked: blocked - 1 }) : { ...state, after: after - 1 };
    found.push({ to, rate: Math.min(after, servers[1]) / means[1] });
  }
  return found;
}
