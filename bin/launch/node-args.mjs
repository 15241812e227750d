/**
 * What Node is started with. Left to itself V8 lets dead objects pile up to as much as the machine has room for: a
 * server that keeps 130 MB alive held 630. With a young generation of 16 MB, and a collection whenever a quarter was
 * added to what is alive, it holds 280 and is no slower that could be measured (bench/memory.ts).
 */
export const NODE_ARGS = [
  // sqlite and, before 24, TypeScript are marked experimental: nothing the one who starts us has to know.
  '--disable-warning=ExperimentalWarning',
  '--max-semi-space-size=16',
  '--heap-growing-percent=25',
];
