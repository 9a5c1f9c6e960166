/** How each law of chance is written. */
export const LAW_FORMS = {
  lognormal: 'lognormal(median, sigma)',
  'lognormal by mean': 'lognormal by mean(mean, sd)',
  exponential: 'exponential(mean)',
  uniform: 'uniform(low, high)',
  triangular: 'triangular(low, mode, high)',
  gamma: 'gamma(shape, scale)',
  erlang: 'erlang(stages, mean)',
  weibull: 'weibull(shape, scale)',
  normal: 'normal(mean, sd)',
  beta: 'beta(a, b, low, high)',
  poisson: 'poisson(mean)',
  geometric: 'geometric(p)',
  discrete: 'discrete(value, share, value, share, …)',
  empirical: 'empirical(a, b, c, …)',
  mixture: 'mixture(share, law, share, law, …)',
  shifted: 'shifted(law, by)',
  truncated: 'truncated(law, low, high)',
} as const;

export type LawName = keyof typeof LAW_FORMS;
export const LAW_NAMES: readonly string[] = Object.keys(LAW_FORMS);
