import { log } from '../../elementary/log.js';
import { square } from '../../elementary/square.js';
import type { Law } from '../../random/law.js';
import { DIMENSIONS, type Dimension } from './dimension.js';
import type { LawName } from './law-names.js';
import type { LawNode, LawValues, Value } from './law-values.js';

/** A checked law and what it draws. */
export interface LawQuantity {
  readonly dimension: Dimension;
  readonly law: Law;
}

export type PlainLaw = Exclude<LawName, 'mixture' | 'shifted' | 'truncated'>;

/** Reads a law whose values are all fixed quantities. Throws a Refusal. */
export function plainLaw(name: PlainLaw, values: LawValues): LawQuantity {
  switch (name) {
    case 'lognormal':
      return lognormal(values);
    case 'lognormal by mean':
      return lognormalMean(values);
    case 'exponential':
    case 'poisson':
      return byMean(name, values);
    case 'uniform':
    case 'triangular':
      return between(name, values);
    case 'beta':
      return beta(values);
    case 'gamma':
    case 'weibull':
      return shapeAndScale(name, values);
    case 'erlang':
      return erlang(values);
    case 'normal':
      return normal(values);
    case 'geometric':
      return geometric(values);
    case 'discrete':
      return discrete(values);
    case 'empirical':
      return empirical(values);
  }
}

/** Of 20 the mean is 10^87 medians: what is drawn would not be finite for long. */
const LARGEST_SIGMA = 20;

function lognormal(values: LawValues): LawQuantity {
  const [median, sigma] = values.exactly(2) as [Value, Value];
  values.positive(median, 'the median');
  values.needSigma(median, sigma);
  values.notNegative(sigma, 'sigma');
  values.need(sigma.value <= LARGEST_SIGMA, `sigma must be ${LARGEST_SIGMA} or less`, sigma);
  return { dimension: median.dimension, law: { law: 'lognormal', median: median.value, sigma: sigma.value } };
}

/** mean = median * exp(sigma^2 / 2) and (sd / mean)^2 = exp(sigma^2) - 1, solved for median and sigma. */
function lognormalMean(values: LawValues): LawQuantity {
  const [mean, sd] = values.exactly(2) as [Value, Value];
  const dimension = values.same([mean, sd]);
  values.positive(mean, 'the mean');
  values.notNegative(sd, 'the standard deviation');
  const spread = 1 + square(sd.value / mean.value);
  values.need(log(spread) <= square(LARGEST_SIGMA), 'the standard deviation must be nearer the mean', sd);
  const median = mean.value / Math.sqrt(spread);
  return { dimension, law: { law: 'lognormal', median, sigma: Math.sqrt(log(spread)) } };
}

function byMean(law: 'exponential' | 'poisson', values: LawValues): LawQuantity {
  const [mean] = values.exactly(1) as [Value];
  if (law === 'exponential') values.positive(mean, 'the mean');
  else values.notNegative(mean, 'the mean');
  if (law === 'poisson') values.counts(mean);
  return { dimension: mean.dimension, law: { law, mean: mean.value } };
}

function between(law: 'uniform' | 'triangular', values: LawValues): LawQuantity {
  const bounds = values.exactly(law === 'uniform' ? 2 : 3);
  const [low, high] = [bounds[0]!, bounds[bounds.length - 1]!];
  const dimension = values.same(bounds);
  values.ordered(low, high);
  if (law === 'uniform') return { dimension, law: { law, low: low.value, high: high.value } };
  const mode = bounds[1]!;
  values.need(
    low.value <= mode.value && mode.value <= high.value,
    'the mode must lie between the bounds',
    mode,
  );
  return { dimension, law: { law, low: low.value, mode: mode.value, high: high.value } };
}

function beta(values: LawValues): LawQuantity {
  const [a, b, low, high] = values.exactly(4) as [Value, Value, Value, Value];
  for (const shape of [a, b]) {
    values.pure(shape);
    values.positive(shape, 'a shape');
  }
  const dimension = values.same([low, high]);
  values.ordered(low, high);
  return { dimension, law: { law: 'beta', a: a.value, b: b.value, low: low.value, high: high.value } };
}

function shapeAndScale(law: 'gamma' | 'weibull', values: LawValues): LawQuantity {
  const [shape, scale] = values.exactly(2) as [Value, Value];
  values.pure(shape);
  values.positive(shape, 'the shape');
  values.positive(scale, 'the scale');
  return { dimension: scale.dimension, law: { law, shape: shape.value, scale: scale.value } };
}

function erlang(values: LawValues): LawQuantity {
  const [stages, mean] = values.exactly(2) as [Value, Value];
  values.pure(stages);
  const whole = Number.isInteger(stages.value) && stages.value >= 1;
  values.need(whole, 'the number of stages must be a whole number from 1 up', stages);
  values.positive(mean, 'the mean');
  return { dimension: mean.dimension, law: { law: 'erlang', stages: stages.value, mean: mean.value } };
}

function normal(values: LawValues): LawQuantity {
  const [mean, sd] = values.exactly(2) as [Value, Value];
  const dimension = values.same([mean, sd]);
  values.notNegative(mean, 'the mean');
  values.notNegative(sd, 'the standard deviation');
  return { dimension, law: { law: 'normal', mean: mean.value, sd: sd.value } };
}

function geometric(values: LawValues): LawQuantity {
  const [p] = values.exactly(1) as [Value];
  values.pure(p);
  values.need(p.value > 0 && p.value <= 1, 'the chance must be above 0 and at most 1', p);
  return { dimension: DIMENSIONS.number, law: { law: 'geometric', p: p.value } };
}

function discrete(values: LawValues): LawQuantity {
  const given = values.groups(2);
  const drawn = given.filter((_, i) => i % 2 === 0);
  const shares = values.shares(given.filter((_, i) => i % 2 === 1));
  return {
    dimension: values.same(drawn),
    law: { law: 'discrete', values: drawn.map(({ value }) => value), shares },
  };
}

function empirical(values: LawValues): LawQuantity {
  const drawn = values.groups(1);
  return {
    dimension: values.same(drawn),
    law: { law: 'empirical', values: drawn.map(({ value }) => value) },
  };
}

/** Whether a call is one of the laws of this file. */
export function isPlain(node: LawNode): node is LawNode & { readonly name: PlainLaw } {
  return node.name !== 'mixture' && node.name !== 'shifted' && node.name !== 'truncated';
}
