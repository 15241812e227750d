import type { Permission } from '../../auth/index.ts';
import { type Db, sql } from '../../db/index.ts';
import { COUNTED_TO } from './arrived.ts';
import { DECISIONS, type DecisionKind } from './shapes.ts';

type Thing = { id: string; name: string; kind: string | null };
export type Decision = { kind: DecisionKind; count: number; since: Date | null; things: Thing[] };

const THINGS_SHOWN = 5;
/** A customer who has waited so long needs somebody to look, whoever the case is assigned to. */
const LONG = sql`interval '24 hours'`;
/** What failed before is on its case; here it would only ever grow. */
const LATELY = sql`interval '7 days'`;

type Kind = {
  /** Who may solve it: nobody else is told. */
  permission: Permission;
  /** Rows of (at, id, name, kind); at and name may be null. */
  open: ReturnType<typeof sql>;
};

const cases = (where: ReturnType<typeof sql>) => sql`
  select waiting_since as at, id, '#' || number || ' ' || subject as name, null as kind from cases
  where ${where} order by waiting_since`;

const KINDS: Record<DecisionKind, Kind> = {
  waiting_long: {
    permission: 'cases.write',
    open: cases(sql`waiting_since < now() - ${LONG}`),
  },
  unassigned: {
    permission: 'cases.write',
    // Those who wait longest are told of above.
    open: cases(sql`state <> 'resolved' and assignee_id is null
      and waiting_since is not null and waiting_since >= now() - ${LONG}`),
  },
  failed_deliveries: {
    permission: 'cases.write',
    open: sql`
      select delivery.created_at as at, one.id, '#' || one.number || ' ' || one.subject as name, null as kind
      from deliveries delivery join cases one on one.id = delivery.case_id
      where delivery.state = 'failed' and delivery.created_at > now() - ${LATELY} and one.state <> 'resolved'
      order by delivery.created_at desc`,
  },
  account_trouble: {
    permission: 'channels.read',
    open: sql`
      select null::timestamptz as at, id, name, channel as kind from channel_accounts
      where enabled and deleted_at is null and coalesce(receive_error, send_error) is not null order by id`,
  },
  failed_inbound: {
    permission: 'parked.read',
    open: sql`
      select received_at as at, id, null as name, null as kind from raw_inbound
      where state = 'failed' order by id`,
  },
  parked: {
    permission: 'parked.read',
    open: sql`
      select parked_at as at, id, null as name, null as kind from parked_interactions
      where replayed_at is null order by parked_at`,
  },
  suggestions: {
    permission: 'customers.write',
    // Two customers are one question, however much speaks for it.
    open: sql`
      select min(created_at) as at, null::uuid as id, null as name, null as kind
      from (
        select suggestion.created_at, one.customer_id as one_id, other.customer_id as other_id
        from link_suggestions suggestion
        join profiles one on one.id = profile_a
        join profiles other on other.id = profile_b and other.customer_id <> one.customer_id
        where resolution is null order by suggestion.id limit ${COUNTED_TO}
      ) pair
      group by least(one_id, other_id), greatest(one_id, other_id)`,
  },
  erasures: {
    permission: 'customers.erase',
    open: sql`
      select at, id, null as name, null as kind from erasures where state = 'running' order by number`,
  },
  invitations: {
    permission: 'team.write',
    open: sql`
      select created_at as at, id, name, null as kind from invitations
      where accepted_at is null and withdrawn_at is null and expires_at > now() order by id`,
  },
};

/** What waits for somebody who may decide it, the weightiest first. Kinds of which there is nothing are left out. */
export async function decisions(db: Db, may: (permission: Permission) => boolean): Promise<Decision[]> {
  const kinds = DECISIONS.filter((kind) => may(KINDS[kind].permission));
  if (kinds.length === 0) return [];
  const { rows } = await sql<Decision>`${sql.join(kinds.map(summed), sql` union all `)}`.execute(db);
  return kinds.flatMap((kind) => rows.find((row) => row.kind === kind && row.count > 0) ?? []);
}

function summed(kind: DecisionKind) {
  return sql`
    select ${kind}::text as kind, count(*)::int as count, min(at) as since,
      coalesce(json_agg(json_build_object('id', id, 'name', name, 'kind', kind) order by place)
        filter (where name is not null and place <= ${THINGS_SHOWN}), '[]') as things
    from (
      select open.*, row_number() over () as place from (${KINDS[kind].open} limit ${COUNTED_TO}) open
    ) placed`;
}
