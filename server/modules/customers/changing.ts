import type { Db, Tx } from '../../db/index.ts';

const TRIES = 4;

/** Changes customers in a transaction. Work on the same ones elsewhere may end it with a deadlock: that passes. */
export async function changing<Result>(db: Db, change: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction().execute(change);
    } catch (error) {
      if (tries === TRIES || !/^40/.test((error as { code?: string }).code ?? '')) throw error;
    }
  }
}
