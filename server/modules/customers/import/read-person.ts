import { normaliseIdentity } from '../identities/normalise-identity.ts';
import type { IdentityRef } from '../people/people.ts';
import type { Import } from './imports.ts';
import type { FileRecord } from './read-records.ts';

export type Reason =
  | 'wrong_column_count'
  | 'no_identity'
  | 'invalid_email'
  | 'invalid_phone'
  | 'invalid_user_id'
  | 'value_too_long'
  | 'erased';

/** What a row says of one person. The first identity is the one that says most. */
export type Person = { identities: IdentityRef[]; traits: Record<string, string> };

const IDENTITIES = ['user_id', 'email', 'phone'] as const;
export const LONGEST_VALUE = 3_000;

/** Reads a row by what its columns mean. An empty cell says nothing: it takes back nothing that is known. */
export function readPerson(
  list: Pick<Import, 'columns' | 'meanings'>,
  { cells }: FileRecord,
): Person | Reason {
  if (cells.length !== list.columns.length) return 'wrong_column_count';
  const said = new Map<string, string>();
  for (const [place, meaning] of list.meanings.entries()) {
    const text = cells[place]!.trim();
    if (meaning === 'ignored' || text === '') continue;
    if (text.length > LONGEST_VALUE) return 'value_too_long';
    said.set(meaning, text);
  }
  const identities: IdentityRef[] = [];
  for (const kind of IDENTITIES) {
    const text = said.get(kind);
    if (text === undefined) continue;
    const value = normaliseIdentity(kind, text);
    if (value === null) return `invalid_${kind}`;
    identities.push({ kind, value });
  }
  if (identities.length === 0) return 'no_identity';
  const traits: Record<string, string> = {};
  for (const [meaning, text] of said) {
    if (meaning !== 'user_id') traits[meaning.replace(/^trait:/, '')] = text;
  }
  return { identities, traits };
}
