import { type Db, sql } from '../../../db/index.ts';
import { Refusal } from '../../../http/index.ts';
import { asLine } from './as-json.ts';
import { type Exported, exportCustomer, type Happened, wholeTimeline } from './export-customer.ts';

const PAGE = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Every customer, one line of JSON each, in the order in which they came: read as it is written, so it may be more than
 * fits into memory, and shows each customer as of the moment of their line. Those who come meanwhile are at the end.
 */
export async function* exportAll(db: Db, with_timeline: boolean): AsyncGenerator<string> {
  for (let after = FIRST; ; ) {
    const { rows } = await sql<{ id: string }>`
      select id from customers where active and id > ${after}::uuid order by id limit ${PAGE}`.execute(db);
    for (const { id } of rows) {
      const customer = await unlessGone(db, id);
      if (customer) yield* asLine(customer, with_timeline ? wholeTimeline(db, id) : nothing());
    }
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
  }
}

async function* nothing(): AsyncGenerator<Happened[]> {}

/** Null when they were erased or merged into another, who has a line of their own, since the page was read. */
async function unlessGone(db: Db, id: string): Promise<Exported | null> {
  try {
    const customer = await exportCustomer(db, id);
    return customer.id === id ? customer : null;
  } catch (error) {
    if (error instanceof Refusal && [404, 410].includes(error.status)) return null;
    throw error;
  }
}
