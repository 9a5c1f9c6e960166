/** Bits of an event's kind. */
export const KIND_BITS = 2;
export const KIND_MASK = 3;

/** What an event of the calendar is about: (party or source) << KIND_BITS | kind. */
export enum EVENT {
  /** The party goes on from its node. */
  GO_ON = 0,
  /** Its service ends. */
  SERVED = 1,
  /** Its patience ends, or it reconsiders. */
  PATIENCE = 2,
  /** A source's next party comes; or, numbered on from the last source, a lane breaks down or is mended. */
  ARRIVAL = 3,
}
