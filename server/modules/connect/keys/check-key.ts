import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Db } from '../../../db/index.ts';
import { findKey, type KeyKind, writeLastUses } from '../queries.ts';

export type CheckedKey = {
  id: string;
  source_id: string;
  kind: KeyKind;
  trust: 'verified' | 'claimed';
  /** Events a second that it may send, and that each network address may send with it; null is without end. */
  events_per_s: number | null;
  address_events_per_s: number | null;
};

type KnownKeys = {
  /** By the key itself. Promises, so that many requests at once ask the database once. */
  answers: LRUCache<string, Promise<CheckedKey | null>>;
  used: Map<string, Date>;
};

// A revoked key is forgotten at once here and upon a live event elsewhere; this covers a lost event.
const KNOWN_FOR_MS = 10_000;
const LOOKS_LIKE_A_KEY = /^[ps]k_[0-9A-Za-z]{20,64}$/;

const known = new WeakMap<Db, KnownKeys>();

/** Whose key it is and how far its sender is believed; null when it is unknown or was revoked. */
export async function checkKey(db: Db, key: string): Promise<CheckedKey | null> {
  if (!LOOKS_LIKE_A_KEY.test(key)) return null;
  const { answers, used } = knownKeys(db);
  let answer = answers.get(key);
  if (!answer) {
    answer = look(db, key);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
  }
  const checked = await answer;
  if (checked) used.set(checked.id, new Date());
  return checked;
}

async function look(db: Db, key: string): Promise<CheckedKey | null> {
  const kind = key.startsWith('pk_') ? 'public' : 'secret';
  const found = await findKey(db, kind === 'public' ? { public_key: key } : { secret_hash: hashOfKey(key) });
  if (!found) return null;
  const { id, source_id, public_events_per_s, secret_events_per_s, address_events_per_s } = found;
  return kind === 'secret'
    ? {
        id,
        source_id,
        kind,
        trust: 'verified',
        events_per_s: secret_events_per_s,
        address_events_per_s: null,
      }
    : { id, source_id, kind, trust: 'claimed', events_per_s: public_events_per_s, address_events_per_s };
}

/** Forgets all answers: a key was made or revoked or a source changed, perhaps by another process. */
export function forgetKeys(db: Db): void {
  knownKeys(db).answers.clear();
}

/** Writes down when keys were last used, as far as it is not written yet. */
export async function noteLastUses(db: Db): Promise<void> {
  const { used } = knownKeys(db);
  const uses = [...used];
  used.clear();
  if (uses.length > 0) await writeLastUses(db, uses);
}

/** A secret key has 190 random bits, so that a plain hash of it is as good as a slow one. */
export const hashOfKey = (key: string): Buffer => createHash('sha256').update(key).digest();

function knownKeys(db: Db): KnownKeys {
  let keys = known.get(db);
  if (!keys) {
    keys = { answers: new LRUCache({ max: 10_000, ttl: KNOWN_FOR_MS }), used: new Map() };
    known.set(db, keys);
  }
  return keys;
}
