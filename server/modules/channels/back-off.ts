/** Seconds to wait after the n-th failure (1 is the first), by a list whose last entry goes on for ever. */
export function waitAfter(failures: number, seconds: readonly number[]): number {
  return seconds[Math.min(failures, seconds.length) - 1] ?? 0;
}
