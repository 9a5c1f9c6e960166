/** What the parts of a run are made of, for those who set it down (`state.ts`). */
export type Column = Float64Array | Int32Array | Uint32Array | Uint8Array;

/** What one part of a run is made of: its own columns, not copies, and numbers. */
export interface Parts {
  readonly columns: Readonly<Record<string, Column>>;
  readonly numbers: Readonly<Record<string, number>>;
}

/** Writes saved columns over columns of the same names and lengths. */
export function overwrite(columns: Readonly<Record<string, Column>>, saved: Parts): void {
  for (const [name, values] of Object.entries(columns)) {
    const from = saved.columns[name];
    if (from?.length !== values.length)
      throw new RangeError(
        `the state does not fit the network: ${name} has ${from?.length ?? 'no'} numbers, not ${values.length}`,
      );
    values.set(from);
  }
}
