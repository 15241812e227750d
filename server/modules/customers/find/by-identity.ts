import { sql, type Tx } from '../../../db/index.ts';
import { normaliseIdentity } from '../identities/normalise-identity.ts';
import { COLUMNS, conditions } from './filters.ts';
import type { Asking, FoundRow } from './found.ts';

// Kinds whose values are not simply what was typed.
const OWN_FORM = [
  'email',
  'phone',
  'whatsapp',
  'telegram',
  'instagram',
  'messenger',
  'facebook',
  'x',
  'twitter',
  'tiktok',
  'linkedin',
];

/** Whoever has exactly this identity, of any kind there is: kinds are few, and each is looked up by the primary key. */
export async function byIdentity(tx: Tx, { search, filters }: Asking): Promise<FoundRow[]> {
  const own = OWN_FORM.map((kind) => ({ kind, value: normaliseIdentity(kind, search.text) }));
  const plain = normaliseIdentity('user_id', search.text);
  if (plain === null && own.every(({ value }) => value === null)) return [];
  const { rows } = await sql<FoundRow>`
    with recursive kind (name) as (
      (select kind from identities order by kind limit 1)
      union all
      select (select kind from identities where kind > kind.name order by kind limit 1) from kind
      where kind.name is not null
    ), wanted as (
      select kind.name as kind, case when own.kind is null then ${plain}::text else own.value end as value
      from kind left join json_to_recordset(${JSON.stringify(own)}::json) as own(kind text, value text)
        on own.kind = kind.name
    )
    select distinct on (customers.id) ${COLUMNS}, '' as key, customers.id as key_id
    from wanted join identities on identities.kind = wanted.kind and identities.value = wanted.value
    join profiles on profiles.id = identities.profile_id
    join customers on customers.id = profiles.customer_id
    where ${conditions(filters)}
    order by customers.id`.execute(tx);
  return rows;
}
