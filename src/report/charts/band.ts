/** A mean over time, and the middle 90 % of the replications as a band behind it. */
import type { Body } from '../chart.js';
import { BLUE } from '../theme.js';

/** Layers for the fields `mean`, and `low` and `high` where there is a band to draw. */
export function bandAndLine(x: Body, y: Body, banded: boolean): Body[] {
  const band = {
    mark: { type: 'area', color: BLUE, opacity: 0.25 },
    encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
  };
  const line = { mark: { type: 'line', color: BLUE }, encoding: { x, y: { ...y, field: 'mean' } } };
  return banded ? [band, line] : [line];
}
