// How the log's tables are written into an archive. Transaction ids mean nothing in another cluster, so an archive has
// none: batches are numbered 1, 2, 3 ... in the order of the log and all have the transaction id 0, which lies below
// every living one. What is recorded after a restore has a real one and so comes after all of them.
const PLACES = '(select xid, id, row_number() over (order by xid, id) as place from log_batches) batch';

const BATCHES = 'select batch.place as id, xid8 $$0$$ as xid';

// A batch that is not on the log any more is followed by all: it counts as being before the first.
const INTERACTIONS = 'select coalesce(batch.place, 0) as batch_id';

// In the middle of a batch the place is that of the interaction; otherwise it is right after the last batch passed.
const POSITIONS = `select xid8 $$0$$ as xid, coalesce(passed.place, 0) as batch_id,
  case when passed.place is null then uuid $$00000000-0000-0000-0000-000000000000$$
    when passed.exact then position.interaction_id
    else uuid $$ffffffff-ffff-ffff-ffff-ffffffffffff$$ end as interaction_id`;

const WHERE_POSITIONS = `from reactor_positions position left join lateral (
    select batch.place, (batch.xid, batch.id) = (position.xid, position.batch_id) as exact from ${PLACES}
    where (batch.xid, batch.id) <= (position.xid, position.batch_id)
    order by batch.place desc limit 1
  ) passed on true`;

const TABLES: Record<string, { replaced: string[]; select: string; as: string; from: string }> = {
  log_batches: {
    replaced: ['id', 'xid'],
    select: BATCHES,
    as: 'whole',
    from: `from ${PLACES} join log_batches whole using (xid, id)`,
  },
  interactions: {
    replaced: ['batch_id'],
    select: INTERACTIONS,
    as: 'interaction',
    from: `from interactions interaction left join ${PLACES} on batch.id = interaction.batch_id`,
  },
  reactor_positions: {
    replaced: ['xid', 'batch_id', 'interaction_id'],
    select: POSITIONS,
    as: 'position',
    from: WHERE_POSITIONS,
  },
};

/** The query that reads a table of the log in its portable form, columns in the order given; null for other tables. */
export function portableQuery(table: string, columns: string[]): string | null {
  const how = TABLES[table];
  if (!how) return null;
  const kept = columns.filter((column) => !how.replaced.includes(column));
  const inner = [how.select, ...kept.map((column) => `${how.as}."${column}"`)].join(', ');
  return `select ${columns.map((column) => `"${column}"`).join(', ')} from (${inner} ${how.from}) portable`;
}
