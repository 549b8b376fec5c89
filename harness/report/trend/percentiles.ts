/** How long something took, in milliseconds: of how many, half of them at most, nine in ten, and ninety-nine in a hundred. */
export interface Percentiles {
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
}

/** The percentiles of some times, each one of them (nearest rank); undefined without any. */
export function percentilesOf(times: readonly number[]): Percentiles | undefined {
  if (times.length === 0) return undefined;
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
  return { count: sorted.length, p50: at(0.5), p90: at(0.9), p99: at(0.99) };
}
