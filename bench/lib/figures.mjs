// Percentiles and means of timings.

// The nearest-rank percentile: the smallest value that at least this share is not above. NaN of none.
export function percentile(values, share) {
  const sorted = Float64Array.from(values).sort();
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] : NaN;
}

export const median = (values) => percentile(values, 0.5);
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

// Four digits; null for what is no number.
export function rounded(value) {
  return value == null || Number.isNaN(value) ? null : Number(value.toPrecision(4));
}

export function distribution(values) {
  return {
    p50: rounded(percentile(values, 0.5)),
    p95: rounded(percentile(values, 0.95)),
    p99: rounded(percentile(values, 0.99)),
    max: rounded(percentile(values, 1)),
    mean: rounded(mean(values)),
  };
}
