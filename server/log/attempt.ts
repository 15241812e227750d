import { sql, type Tx } from '../db/index.ts';
import type { Interaction } from './interaction.ts';
import type { Reactor } from './reactor.ts';

/**
 * Runs the handler behind a savepoint: its error, its effects undone, or null when it worked. Trouble of the
 * database itself is thrown on.
 */
export async function errorOf(tx: Tx, reactor: Reactor, interactions: Interaction[]): Promise<Error | null> {
  if (interactions.length === 0) return null;
  await sql`savepoint attempt`.execute(tx);
  try {
    await reactor.handle(tx, interactions);
    await sql`release savepoint attempt`.execute(tx);
    return null;
  } catch (error) {
    if (passing(error)) throw error;
    await sql`rollback to savepoint attempt`.execute(tx);
    return error as Error;
  }
}

// Deadlocks, lost connections, shutdowns, a full disk: not the interaction's fault, so it does not count against it.
function passing(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  return /^(08|40|53|57P|58|ECONN|EPIPE|ENOENT)/.test(code) || /Connection terminated/.test(String(error));
}
