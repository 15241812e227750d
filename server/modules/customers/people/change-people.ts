import { sql, type Tx } from '../../../db/index.ts';
import { publish, publishAll } from '../../../live/index.ts';
import { holdPeople, type Subject } from './hold-people.ts';
import { TOO_MANY_BROWSERS } from './join-people.ts';
import type { People } from './people.ts';
import { rebuildViews } from './rebuild-views.ts';
import { tellChanges } from './tell-changes.ts';
import { type Move, movePointers, movesOf, writePeople } from './write-people.ts';

const TRIES = 20;
// An import changes thousands at once: every open page would be told each of them, and shows a few.
const MOST_NAMED = 100;

/**
 * Changes who belongs together: takes hold of the customers concerned, lets `change` work on them in memory, and
 * writes what it did, the customers' views, the log and the live topic. `change` may run several times, each on a
 * fresh state, and must do nothing but change what it is given.
 *
 * Call it once in a transaction and before other locks are taken: two calls take hold in two orders.
 *
 * `written` is waited for when everybody is held and written. What is left then waits for no other change of people,
 * but where both learn the same word of a name.
 */
export async function changePeople<Result>(
  tx: Tx,
  subject: Subject,
  change: (people: People) => Result,
  written: () => Promise<void> = async () => undefined,
): Promise<Result> {
  for (let tries = 1; tries <= TRIES; tries++) {
    await sql`savepoint people`.execute(tx);
    const people = await holdPeople(tx, subject);
    if (people) {
      const result = change(people);
      if (await writePeople(tx, people)) {
        await sql`release savepoint people`.execute(tx);
        await written();
        await settle(tx, people);
        return result;
      }
    }
    // Gives back what is held, so that we never wait for one while others wait for us.
    await sql`rollback to savepoint people`.execute(tx);
  }
  // The code of a serialization failure: reactors and ingest know that it passes and try again.
  throw Object.assign(new Error('Customers kept changing while they were to be changed.'), { code: '40001' });
}

async function settle(tx: Tx, people: People): Promise<void> {
  const { moves, customer_ids } = movesOf(people);
  await movePointers(tx, moves);
  const changed = await rebuildViews(tx, people, customer_ids);
  await tellChanges(tx, people, moves);
  const links_changed = people.changes.linked.length + people.changes.ended.length > 0;
  // The one about too many browsers comes with each further one, and is raised once: no news worth waking everybody for.
  const suggested = people.changes.suggested.filter(({ reason }) => reason !== TOO_MANY_BROWSERS);
  const doubtful = customersOf(
    people,
    moves,
    suggested.flatMap((one) => [one.profile_a, one.profile_b]),
  );
  const told = new Set([...(links_changed ? customer_ids : changed), ...doubtful]);
  await publishAll(tx, 'customer', told.size > MOST_NAMED ? [''] : [...told]);
  if (suggested.length > 0) await publish(tx, 'suggestion', '');
}

function customersOf(people: People, moves: Move[], profile_ids: string[]): string[] {
  const moved = new Map(moves.map(({ id, to }) => [id, to]));
  return profile_ids.map((id) => moved.get(id) ?? people.profiles.get(id)!.customer_id);
}
