/** What became of the rows, or would. */
export type Counts = {
  rows: number;
  /** Nobody had these identities before. */
  fresh: number;
  /** Somebody has: they get what the row says. */
  changed: number;
  refused: number;
};

export const noCounts = (): Counts => ({ rows: 0, fresh: 0, changed: 0, refused: 0 });

export function addCounts(one: Counts, other: Counts): Counts {
  return {
    rows: one.rows + other.rows,
    fresh: one.fresh + other.fresh,
    changed: one.changed + other.changed,
    refused: one.refused + other.refused,
  };
}
