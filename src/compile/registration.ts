/** Registration in stages: a desk after another, of which each may ask for documents and give appointments. */
import { OP } from '../network/network.js';
import type { CityParts, DeskParts } from './city-parts.js';
import { chain, type Model, maskOf, perhaps } from './model.js';

/**
 * Documents, then a slot, then the queue of the desk: who lacks one of them goes on `otherwise`. Who was served passes
 * the nodes `served` and may go on to the next stage.
 */
export function registers(
  model: Model,
  parts: CityParts,
  name: string,
  deskParts: DeskParts,
  served: readonly number[],
  then: number,
  otherwise = then,
): number {
  const { builder } = model;
  const { desk, station, refused, slots, balked } = deskParts;
  const without = (what: string, count: number): number =>
    builder.node({ op: OP.COUNT, name: `${name}/${what}`, a: count, b: 0, next: otherwise });
  const before: number[] = [];
  if (refused >= 0) {
    const alt = without('lacks documents', refused);
    before.push(
      builder.node({ op: OP.NEED, name: `${name}/documents`, a: maskOf(model, desk.documents), alt }),
    );
  }
  if (slots >= 0) {
    const alt = without('no appointment', balked);
    before.push(builder.node({ op: OP.BOARD, name: `${name}/appointment`, a: slots, b: 1, alt }));
  }
  const next = nextStage(model, parts, name, desk.name, then);
  const serve = builder.node({
    op: OP.SERVE,
    name: `${name}/${desk.name}`,
    a: station,
    alt: otherwise,
    b: otherwise,
    next: chain(model, [...served, next]),
  });
  return before.length === 0 ? serve : chain(model, [...before, serve]);
}

/** Some of those who were served at a desk go on to the one that follows it, when its time has come. */
function nextStage(model: Model, parts: CityParts, name: string, after: string, then: number): number {
  const deskParts = [...parts.desks.values()].find(({ desk }) => desk.stage?.after === after);
  if (deskParts === undefined) return then;
  const { builder } = model;
  const { share, waits } = deskParts.desk.stage!;
  const stage = `${name}/${deskParts.desk.name}`;
  return perhaps(
    model,
    `${stage}/goes on?`,
    share,
    () =>
      chain(model, [
        builder.node({ op: OP.DELAY, name: `${stage}/waits`, a: builder.law(waits) }),
        registers(model, parts, stage, deskParts, completes(model, stage, deskParts), then),
      ]),
    () => then,
  );
}

function completes(model: Model, stage: string, { completed }: DeskParts): number[] {
  return [model.builder.node({ op: OP.COUNT, name: `${stage}/registered`, a: completed, b: 1 })];
}
