// Medians and percentiles.

/** Returns the value that a share of the values does not exceed (nearest rank); 0.5 gives the median. */
export function percentile(values, share) {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

export const median = (values) => percentile(values, 0.5);

/** Returns median, 95th percentile, minimum, maximum and number of values. */
export function summary(values) {
  return {
    p50: median(values),
    p95: percentile(values, 0.95),
    least: percentile(values, 0),
    greatest: percentile(values, 1),
    of: values.length,
  };
}
