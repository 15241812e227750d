import { randomBytes } from 'node:crypto';
import { sql, type Tx } from '../../db/index.ts';
import { tokenHash } from '../token.ts';
import { base32 } from './one-time-code.ts';

const CODES = 10;
// 80 bits each: beyond guessing, so their plain SHA-256 may be stored.
const BYTES = 10;

/** Ten new codes in place of those before. They are answered here, once, and stored only as hashes. */
export async function makeRecoveryCodes(tx: Tx, member_id: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, newCode);
  const hashes = codes.map((code) => `\\x${hashOf(member_id, code).toString('hex')}`);
  await sql`delete from recovery_codes where team_member_id = ${member_id}`.execute(tx);
  await sql`insert into recovery_codes (team_member_id, code_hash)
    select ${member_id}, hash from unnest(${hashes}::bytea[]) as hash`.execute(tx);
  return codes;
}

/** Uses a code up. Of two who use it at the same moment the database picks the first. */
export async function spendRecoveryCode(tx: Tx, member_id: string, code: string): Promise<boolean> {
  const { rows } = await sql`
    update recovery_codes set used_at = now()
    where team_member_id = ${member_id} and code_hash = ${hashOf(member_id, code)} and used_at is null
    returning 1`.execute(tx);
  return rows.length > 0;
}

function newCode(): string {
  return (base32(randomBytes(BYTES)).match(/.{4}/g) ?? []).join('-').toLowerCase();
}

// As people type it: in any case, with or without the dashes.
function hashOf(member_id: string, code: string): Buffer {
  return tokenHash(`recovery ${member_id} ${code.toLowerCase().replace(/[^a-z2-7]/g, '')}`);
}
