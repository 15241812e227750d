/**
 * What Node is started with. Left to itself V8 lets dead objects pile up to as much as the machine has room for: a
 * server that keeps 90 MB alive held 650. With a young generation of 16 MB, and a collection whenever half was added to
 * what is alive, it holds 300 (bench/memory.ts). That costs some 5 us of 25 for each event of a batch, and nothing that
 * could be measured for single events; with a quarter in place of half it held 280 and cost 10 us.
 */
export const NODE_ARGS = [
  // sqlite and, before 24, TypeScript are marked experimental: nothing the one who starts us has to know.
  '--disable-warning=ExperimentalWarning',
  '--max-semi-space-size=16',
  '--heap-growing-percent=50',
];
